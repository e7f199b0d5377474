using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>The part of the sky that an image covers.</summary>
/// <param name="Longitude">Degrees, the second larger, about that of the centre; a full turn around a pole.</param>
/// <param name="Latitude">Degrees.</param>
/// <param name="HasPole">Whether a pole lies inside the image, with sky all around it.</param>
internal sealed record SkyArea((double Lo, double Hi) Longitude, (double Lo, double Hi) Latitude, bool HasPole)
{
    private const int Samples = 48;

    // Samples do not meet the cut of a map of the whole sky.
    private const double NearlyAll = 340;

    /// <summary>How much of a coordinate is covered, in its units.</summary>
    public double Range(SkyCoordinate coordinate)
    {
        var (lo, hi) = coordinate.IsLongitude ? Longitude : Latitude;
        return (hi - lo) * coordinate.PerDegree;
    }

    public static SkyArea Of(Wcs wcs, int width, int height)
    {
        int n = Samples + 1;
        double[] x = new double[n * n], y = new double[n * n], lon = new double[n * n], lat = new double[n * n];
        for (int i = 0; i < x.Length; i++) (x[i], y[i]) = (i % n * width / (double)Samples - 0.5, i / n * height / (double)Samples - 0.5);
        wcs.PixelToSky(x, y, lon, lat);
        double centre = lon[lon.Length / 2];
        if (!double.IsFinite(centre)) centre = wcs.ReferenceSky.Lon;
        double lonLo = double.PositiveInfinity, lonHi = double.NegativeInfinity, latLo = lonLo, latHi = lonHi;
        // Along a row from the centre outwards, so that a strip of more than half a turn is followed.
        for (int row = 0; row < n; row++)
        {
            foreach (int direction in new[] { -1, 1 })
            {
                double last = centre;
                for (int column = Samples / 2; column >= 0 && column < n; column += direction)
                {
                    int i = row * n + column;
                    if (!double.IsFinite(lon[i] + lat[i])) continue;
                    last = lon[i] - 360 * Math.Round((lon[i] - last) / 360);
                    (lonLo, lonHi) = (Math.Min(lonLo, last), Math.Max(lonHi, last));
                    (latLo, latHi) = (Math.Min(latLo, lat[i]), Math.Max(latHi, lat[i]));
                }
            }
        }
        var poles = new[] { -90.0, 90 }.Where(IsInside).ToArray();
        if (poles.Length > 0) (latLo, latHi) = (Math.Min(latLo, poles[0]), Math.Max(latHi, poles[^1]));
        if (poles.Length > 0 || lonHi - lonLo > NearlyAll) (lonLo, lonHi) = (centre - 180, centre + 180);
        if (!(lonLo < lonHi)) (lonLo, lonHi, latLo, latHi) = (0, 0, 0, 0);
        return new((lonLo, lonHi), (latLo, latHi), poles.Length == 1 && latHi - latLo < 90);

        bool IsInside(double pole)
        {
            var at = wcs.SkyToPixel(new(centre, pole));
            return at.X > -0.5 && at.X < width - 0.5 && at.Y > -0.5 && at.Y < height - 0.5;
        }
    }
}
