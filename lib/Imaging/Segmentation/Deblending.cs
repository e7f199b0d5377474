using System.Collections.Concurrent;
using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>
/// Takes sources apart that overlap: by levels (Bertin &amp; Arnouts 1996, A&amp;AS 117, 393) and a watershed. Corresponds to
/// <c>photutils.segmentation.deblend_sources</c>.
/// </summary>
public static class Deblending
{
    /// <summary>
    /// A new label map in which every label whose pixels have several peaks is one label for each. No pixel enters or leaves the sources.
    /// Labels are 1, 2, …: first those that stayed whole, in their order, then the parts of the others. Memory beyond the maps: 12 bytes
    /// for every pixel of the rectangle about the largest source, some more for those inside it, per thread.
    /// </summary>
    /// <param name="image">
    /// The image, best with a kernel in the options or convolved before. A pixel of a source that is not finite counts as its faintest.
    /// </param>
    /// <param name="labels">The sources, as of <see cref="Detection.Segments"/>; labels may have gaps, those ≤ 0 are no source.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <typeparam name="T">float or double; the arithmetic is done in double.</typeparam>
    /// <exception cref="ArgumentException">
    /// Options are out of range, the shapes differ, or a source is in pieces of which one holds no peak.
    /// </exception>
    public static Image<int> Split<T>(
        Image<T> image, Image<int> labels, DeblendOptions? options = null, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Arithmetic.RequireSameShape(image, labels);
        options ??= new();
        options.Validate();

        var sources = LabelBox.Of(labels);
        var parts = new Image<int>(labels.Width, labels.Height);
        var counts = new int[sources.Length];
        // The largest first, so that no thread begins it when the others end.
        int[] order = [.. Enumerable.Range(0, sources.Length).OrderByDescending(i => sources[i].Area)];
        var idle = new ConcurrentBag<SourceDeblender>();
        Compute.For(order.Length, i =>
        {
            if (!idle.TryTake(out var deblender)) deblender = new(options);
            counts[order[i]] = deblender.Split(image, labels, sources[order[i]], parts, cancellation);
            idle.Add(deblender);
        }, cancellation);

        var first = new Dictionary<int, int>(sources.Length);
        int next = 1;
        for (int i = 0; i < sources.Length; i++) if (counts[i] == 1) first[sources[i].Label] = next++;
        for (int i = 0; i < sources.Length; i++)
        {
            if (counts[i] == 1) continue;
            first[sources[i].Label] = next;
            next += counts[i];
        }
        Compute.Rows(labels.Height, y => AddFirst(labels.Row(y), first, parts.Row(y)), cancellation);
        return parts;
    }

    private static void AddFirst(ReadOnlySpan<int> labels, Dictionary<int, int> first, Span<int> parts)
    {
        for (int x = 0, end; x < labels.Length; x = end)
        {
            int label = labels[x], length = labels[x..].IndexOfAnyExcept(label);
            end = length < 0 ? labels.Length : x + length;
            if (label <= 0) continue;
            int number = first[label];
            foreach (ref int part in parts[x..end]) part += number;
        }
    }
}
