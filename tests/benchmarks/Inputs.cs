using HstNotebooks.Fits;
using HstNotebooks.Imaging;

namespace HstNotebooks.Benchmarks;

/// <summary>Inputs of the size and the sparsity of an HST mosaic, always the same.</summary>
internal static class Inputs
{
    public const int Size = 4096;

    /// <summary>Sky 0.05, noise 0.01, some sources; with <paramref name="missing"/>, 2 % of NaN and a NaN border of 60 pixels.</summary>
    public static Image<float> Mosaic(bool missing)
    {
        var random = new Random(20261120);
        var image = new Image<float>(Size, Size);
        for (int y = 0; y < Size; y++)
        {
            var row = image.Row(y);
            bool border = y < 60 || y >= Size - 60;
            for (int x = 0; x < Size; x++)
            {
                double noise = random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5;
                row[x] = (float)(0.05 + 0.02 * noise);
                if (missing && (border || x < 60 || x >= Size - 60 || random.NextDouble() < 0.02)) row[x] = float.NaN;
            }
        }
        for (int n = 0; n < 12000; n++) image.Pixels[random.Next(image.Pixels.Length)] += (float)(0.05 / (1 - random.NextDouble()));
        return image;
    }

    /// <summary>20,000 stars of FWHM 2.5 pixels, many faint and few bright, on noise of σ 0.01; and where they are.</summary>
    public static (Image<float> Image, (double X, double Y)[] Positions) Stars()
    {
        var random = new Random(20261122);
        var image = new Image<float>(Size, Size);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (float)(0.02 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        }
        var positions = new (double X, double Y)[20000];
        double falloff = 0.5 / Math.Pow(Fwhm.ToSigma(2.5), 2);
        for (int n = 0; n < positions.Length; n++)
        {
            var (x, y) = positions[n] = (random.NextDouble() * Size, random.NextDouble() * Size);
            double height = 0.03 / (1.0001 - random.NextDouble());
            for (int j = Math.Max(0, (int)y - 6); j <= Math.Min(Size - 1, y + 6); j++)
            {
                for (int i = Math.Max(0, (int)x - 6); i <= Math.Min(Size - 1, x + 6); i++)
                {
                    image[i, j] += (float)(height * Math.Exp(-falloff * ((i - x) * (i - x) + (j - y) * (j - y))));
                }
            }
        }
        return (image, positions);
    }

    /// <summary>
    /// 12,000 elliptical Gaussians of σ 1 to 4 pixels on noise of σ 0.01, and their labels: touching pixels above 0.02 after smoothing.
    /// </summary>
    public static (Image<float> Image, Image<int> Labels) Sources()
    {
        var random = new Random(20261123);
        var image = new Image<float>(Size, Size);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            image.Pixels[i] = (float)(0.02 * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5));
        }
        for (int n = 0; n < 12000; n++)
        {
            double x = random.NextDouble() * Size, y = random.NextDouble() * Size, height = 0.05 / (1.0001 - random.NextDouble());
            double a = 1 + 3 * Math.Pow(random.NextDouble(), 3), b = a * (0.4 + 0.6 * random.NextDouble());
            var (sin, cos) = Math.SinCos(Math.PI * random.NextDouble());
            int reach = (int)(5 * a);
            for (int j = Math.Max(0, (int)y - reach); j <= Math.Min(Size - 1, y + reach); j++)
            {
                for (int i = Math.Max(0, (int)x - reach); i <= Math.Min(Size - 1, x + reach); i++)
                {
                    double u = ((i - x) * cos + (j - y) * sin) / a, v = ((j - y) * cos - (i - x) * sin) / b;
                    image[i, j] += (float)(height * Math.Exp(-0.5 * (u * u + v * v)));
                }
            }
        }
        var bright = GaussianConvolution.Smooth(image, 1).Map(p => p > 0.02f);
        var (labels, count) = ConnectedPixels.Label(bright);
        var areas = new int[count + 1];
        foreach (var box in LabelBox.Of(labels)) areas[box.Label] = box.Area;
        return (image, labels.Map(l => areas[l] >= 5 ? l : 0));
    }

    /// <summary>About 2.5 % of the pixels true, in discs of radius 2 to 6.</summary>
    public static Image<bool> Mask()
    {
        var random = new Random(20261121);
        var mask = new Image<bool>(Size, Size);
        for (int n = 0; n < 8000; n++)
        {
            int cx = random.Next(8, Size - 8), cy = random.Next(8, Size - 8), r = random.Next(2, 7);
            for (int y = -r; y <= r; y++) for (int x = -r; x <= r; x++) if (x * x + y * y <= r * r) mask[cx + x, cy + y] = true;
        }
        return mask;
    }

    /// <summary>Sky 200 e-, its noise and a read noise of 11.3 e-; tracks of 100 to 10 000 e- on 2 % of the pixels.</summary>
    public static Image<float> HitExposure()
    {
        var random = new Random(20261122);
        var image = new Image<float>(Size, Size);
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            double noise = random.NextDouble() + random.NextDouble() + random.NextDouble() + random.NextDouble() - 2;
            image.Pixels[i] = (float)(200 + Math.Sqrt(3 * (200 + 11.3 * 11.3)) * noise);
        }
        for (int n = 0; n < Size * Size / 50 / 6; n++)
        {
            double x = random.Next(Size), y = random.Next(Size), angle = Math.PI * random.NextDouble();
            double charge = 100 * Math.Pow(100, random.NextDouble()), length = 1 - 5 * Math.Log(1 - random.NextDouble());
            for (int step = 0; step < length; step++)
            {
                int u = (int)(x + step * Math.Cos(angle)), v = (int)(y + step * Math.Sin(angle));
                if (u >= 0 && u < Size && v < Size) image[u, v] += (float)(charge * (0.3 + 0.7 * random.NextDouble()));
            }
        }
        return image;
    }

    /// <summary>Writes clean.fits, mosaic.fits, stars.fits, hits.fits, and positions.fits: x and y of every star.</summary>
    public static void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var (stars, positions) = Stars();
        Save("clean", Mosaic(missing: false));
        Save("mosaic", Mosaic(missing: true));
        Save("hits", HitExposure());
        Save("stars", stars);
        Save("positions", new Image<double>(2, positions.Length, [.. positions.SelectMany(p => new[] { p.X, p.Y })]));

        void Save<T>(string name, Image<T> image) where T : unmanaged =>
            FitsFile.Write(Path.Combine(folder, name + ".fits"), ImageHdu.Create(image.Pixels, image.Width, image.Height));
    }
}
