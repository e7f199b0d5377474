namespace HstNotebooks;

/// <summary>Straight tracks of simulated cosmic rays.</summary>
internal static class CosmicRayTracks
{
    /// <summary>
    /// The pixels of tracks that begin anywhere in an image, in the order of drawing: a pixel may come more than once, or lie outside.
    /// </summary>
    public static IEnumerable<(int X, int Y, double Charge)> Draw(
        Noise noise, int count, int width, int height, Func<int> length, Func<double> charge)
    {
        for (int i = 0; i < count; i++)
        {
            double x = noise.Uniform() * width, y = noise.Uniform() * height;
            double stepX = 2 * noise.Uniform() - 1, stepY = 2 * noise.Uniform() - 1;
            int pixels = length();
            for (int step = 0; step < pixels; step++)
                yield return ((int)Math.Floor(x + step * stepX), (int)Math.Floor(y + step * stepY), charge());
        }
    }
}
