namespace HstNotebooks.Fits;

/// <summary>
/// A part of an image of any number of axes: for each axis its first pixel (0-based), the number of pixels and the step between them.
/// Axes of length 1 at the end of the image may be left out.
/// </summary>
/// <example><c>image.Read&lt;float&gt;(ImageSection.Of(100, 200, 64, 48))</c>, <c>image.Read&lt;float&gt;("101:164, 201:248")</c></example>
public sealed record ImageSection
{
    /// <summary>A section from its axes, NAXIS1 first.</summary>
    /// <exception cref="ArgumentException">A start or length is negative, or a step 0.</exception>
    public ImageSection(params IEnumerable<SectionAxis> axes)
    {
        ArgumentNullException.ThrowIfNull(axes);
        Axes = Array.AsReadOnly(axes.ToArray());
        foreach (var (start, length, step) in Axes)
        {
            if (start >= 0 && length >= 0 && step != 0) continue;
            throw new ArgumentException($"A section has Start ≥ 0, Length ≥ 0 and Step ≠ 0, not {(start, length, step)}.", nameof(axes));
        }
    }

    /// <summary>What is taken of each axis, NAXIS1 first.</summary>
    public IReadOnlyList<SectionAxis> Axes { get; }

    /// <summary>The shape of what is read, NAXIS1 first.</summary>
    public IReadOnlyList<long> Shape => [.. Axes.Select(axis => axis.Length)];

    /// <summary>A rectangle of a two-dimensional image, its first pixel 0-based.</summary>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public static ImageSection Of(long x, long y, long width, long height) => new(new SectionAxis(x, width), new SectionAxis(y, height));

    /// <summary>The plane of the first two axes of a cube at places of the further ones, 0-based.</summary>
    /// <param name="shape">That of the image.</param>
    /// <param name="place">One number for each axis from NAXIS3 on.</param>
    /// <exception cref="ArgumentException">The image has not that many axes.</exception>
    /// <exception cref="FitsException">There is no such plane.</exception>
    public static ImageSection Plane(IReadOnlyList<long> shape, params ReadOnlySpan<long> place)
    {
        ArgumentNullException.ThrowIfNull(shape);
        if (shape.Count != place.Length + 2) throw new ArgumentException($"{place.Length} places for {shape.Count} axes.", nameof(place));
        List<SectionAxis> axes = [new(0, shape[0]), new(0, shape[1])];
        foreach (long index in place) axes.Add(new SectionAxis(index, 1));
        var plane = new ImageSection(axes);
        plane.RequireWithin(shape, "The image");
        return plane;
    }

    /// <summary>
    /// Reads the notation of FITS (1-based, both ends included; brackets may be left out): for each axis, separated by commas, one
    /// of <c>5</c>, <c>101:200</c>, <c>200:101</c> (reversed), <c>1:200:3</c> (every third), <c>*</c> (all), <c>-*</c> (all, reversed),
    /// <c>*:2</c> (every other).
    /// </summary>
    /// <param name="text">For example "[101:200, *]".</param>
    /// <param name="shape">That of the image.</param>
    /// <exception cref="ArgumentException">The text is not in this notation.</exception>
    /// <exception cref="FitsException">The section is not within the image; the message says the shape.</exception>
    public static ImageSection Parse(string text, IReadOnlyList<long> shape)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(shape);
        return new SectionParser(text, shape, "The image").Parse();
    }

    /// <summary>Whether the axes are the same.</summary>
    public bool Equals(ImageSection? other) => other is not null && Axes.SequenceEqual(other.Axes);

    /// <inheritdoc/>
    public override int GetHashCode() => Axes.Aggregate(0, HashCode.Combine);

    /// <summary>The section in the notation of FITS: "[101:200, 1:50]".</summary>
    public override string ToString() => $"[{string.Join(", ", Axes)}]";

    /// <summary>An image without axes has no pixels. The product holds for a section that is within its image.</summary>
    internal long PixelCount => Axes.Count == 0 ? 0 : Axes.Aggregate(1L, (product, axis) => product * axis.Length);

    /// <exception cref="FitsException">The section is not within an image of this shape.</exception>
    internal void RequireWithin(IReadOnlyList<long> shape, string origin)
    {
        bool isWithin = Axes.Count <= shape.Count && Axes.Zip(shape).All(pair => pair.First.IsWithin(pair.Second))
            && shape.Skip(Axes.Count).All(length => length == 1);
        if (!isWithin) throw new FitsException($"{origin} has the shape {string.Join(" × ", shape)}; the section {this} is not within it.");
    }
}
