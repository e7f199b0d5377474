using HstNotebooks.Astrometry;
using HstNotebooks.Formatting;

namespace HstNotebooks;

/// <summary>How many of the sources that are there were found, and how many of those found are there, against magnitude.</summary>
/// <param name="Edges">Of the bins of magnitude.</param>
/// <param name="Present">Sources that are there, by their true magnitude.</param>
/// <param name="Recovered">Those of them that were found.</param>
/// <param name="Found">Sources that were found: by the true magnitude where they have one, else by the measured.</param>
[TypeFormatterSource(typeof(HtmlAndText), PreferredMimeTypes = [HtmlAndText.Html, HtmlAndText.Text])]
public sealed record Completeness(
    IReadOnlyList<double> Edges, IReadOnlyList<int> Present, IReadOnlyList<int> Recovered, IReadOnlyList<int> Found) : IHtml
{
    /// <summary>Compares two lists of one field, one to one by position.</summary>
    /// <param name="truth">What is there: position, 0-based pixels, and magnitude.</param>
    /// <param name="found">What was found; its magnitudes serve for what is not there only.</param>
    /// <param name="radiusPx">Greatest distance of a source from its true place, pixels, ≥ 0; default 2.</param>
    /// <param name="binWidth">Of magnitude, > 0; default 0.5.</param>
    /// <exception cref="ArgumentException">There is no source with a magnitude, or a number is out of its range.</exception>
    public static Completeness Of(
        IReadOnlyList<(PixelPoint Position, double Magnitude)> truth, IReadOnlyList<(PixelPoint Position, double Magnitude)> found,
        double radiusPx = 2, double binWidth = 0.5)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(found);
        if (!(binWidth > 0)) throw new ArgumentOutOfRangeException(nameof(binWidth), binWidth, "Bins of magnitude are wider than 0.");
        var pairs = PointMatch.OneToOne([.. found.Select(f => f.Position)], [.. truth.Select(t => t.Position)], radiusPx);
        double[] magnitudes = [.. found.Select(f => f.Magnitude)];
        foreach (var (i, at) in pairs) magnitudes[i] = truth[at].Magnitude;

        double[] all = [.. truth.Select(t => t.Magnitude).Concat(magnitudes).Where(double.IsFinite)];
        if (all.Length == 0) throw new ArgumentException("No source has a magnitude.", nameof(truth));
        double first = Math.Floor(all.Min() / binWidth);
        int bins = (int)(Math.Floor(all.Max() / binWidth) - first) + 1;
        return new(
            [.. Enumerable.Range(0, bins + 1).Select(i => (first + i) * binWidth)],
            Histogram(truth.Select(t => t.Magnitude)), Histogram(pairs.Select(p => truth[p.Reference].Magnitude)), Histogram(magnitudes));

        int[] Histogram(IEnumerable<double> values)
        {
            var counts = new int[bins];
            foreach (double value in values.Where(double.IsFinite)) counts[(int)(Math.Floor(value / binWidth) - first)]++;
            return counts;
        }
    }

    /// <summary>The part of the sources of a bin that was found, 0 to 1; NaN where there are none.</summary>
    public double Completed(int bin) => Present[bin] == 0 ? double.NaN : (double)Recovered[bin] / Present[bin];

    /// <summary>The part of the found sources of a bin that is there, 0 to 1; NaN where none was found.</summary>
    public double Purity(int bin) => Found[bin] == 0 ? double.NaN : (double)Recovered[bin] / Found[bin];

    /// <summary>Where half of the sources are found, between the centres of bins; the end of the last bin if it is never so few.</summary>
    public double HalfFound
    {
        get
        {
            int[] filled = [.. Enumerable.Range(0, Present.Count).Where(b => Present[b] > 0)];
            // From the faint end: a bright bin may be incomplete by an accident of blending.
            for (int k = filled.Length - 1; k >= 0; k--)
            {
                if (Completed(filled[k]) < 0.5) continue;
                if (k == filled.Length - 1) return Edges[^1];
                double here = Completed(filled[k]), next = Completed(filled[k + 1]);
                return Centre(filled[k]) + (here - 0.5) / (here - next) * (Centre(filled[k + 1]) - Centre(filled[k]));
            }
            return double.NaN;
        }
    }

    /// <summary>Completeness and purity against magnitude.</summary>
    /// <param name="magnitude">Name of the axis.</param>
    public Figure ToFigure(string magnitude = "AB magnitude")
    {
        return Figure.Plot(new PlotStyle { XLabel = magnitude, YLabel = "part of the sources", YLimits = (0, 1.05), GridLines = true },
            Line("found of those that are there", Palette.Blue, Completed), Line("there of those found", Palette.Orange, Purity));

        LineMark Line(string label, Rgb color, Func<int, double> part)
        {
            int[] bins = [.. Enumerable.Range(0, Present.Count).Where(b => double.IsFinite(part(b)))];
            return new(bins.Select(Centre), bins.Select(part)) { Label = label, Color = color };
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        int present = Present.Sum(), recovered = Recovered.Sum(), found = Found.Sum(), spurious = found - recovered;
        return FormattableString.Invariant(
            $"{recovered} of {present} sources found, half of them at {HalfFound:0.0} mag; {spurious} of {found} found are not there");
    }

    /// <summary>A row a bin.</summary>
    public string ToHtml()
    {
        var table = new DataTable("magnitude", "there", "found of them", "completeness", "found", "purity");
        for (int b = 0; b < Present.Count; b++) table.Add(Centre(b), Present[b], Recovered[b], Completed(b), Found[b], Purity(b));
        return table.ToHtml();
    }

    private double Centre(int bin) => (Edges[bin] + Edges[bin + 1]) / 2;
}
