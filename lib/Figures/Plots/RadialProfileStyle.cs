using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>How a radial profile is made and drawn.</summary>
public sealed record RadialProfileStyle : PlotStyle
{
    /// <summary>Unit of the pixel values.</summary>
    public string? Unit { get; init; }

    /// <summary>Largest radius, pixels; null: to the nearest edge of the image, but no less than 3.</summary>
    public double? MaxRadiusPx { get; init; }

    /// <summary>Gives radii in arcsec, measured on the sky; null: pixels.</summary>
    public Wcs? Wcs { get; init; }

    /// <summary>Draw the median of rings one pixel wide.</summary>
    public bool Median { get; init; } = true;

    /// <summary>A curve to compare with: radius in the unit of the axis to value; null for none.</summary>
    public Func<double, double>? Model { get; init; }

    /// <summary>Name of the model in the legend.</summary>
    public string ModelLabel { get; init; } = "model";
}
