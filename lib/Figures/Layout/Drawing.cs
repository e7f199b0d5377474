namespace HstNotebooks;

/// <summary>A figure laid out: a page in points and what is on it, back to front.</summary>
/// <param name="Width">Points.</param>
/// <param name="Height">Points.</param>
/// <param name="Primitives">Back to front.</param>
/// <param name="Title">For readers who do not see the picture.</param>
/// <param name="Description">For readers who do not see the picture.</param>
internal sealed record Drawing(double Width, double Height, IReadOnlyList<Primitive> Primitives, string Title, string Description);
