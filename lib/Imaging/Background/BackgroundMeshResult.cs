using System.Numerics;

namespace HstNotebooks.Imaging;

/// <summary>Level and noise of the background per box. Full planes are made when they are asked for, and not kept.</summary>
/// <param name="Mesh">The level per box, in units of the image.</param>
/// <param name="RmsMesh">Standard deviation of the clipped pixels per box, in units of the image.</param>
/// <param name="Excluded">Boxes with too few pixels, whose values come from their neighbours.</param>
/// <param name="Width">Pixels of the image along x.</param>
/// <param name="Height">Pixels of the image along y.</param>
/// <param name="BoxWidth">Pixels of a box along x.</param>
/// <param name="BoxHeight">Pixels of a box along y.</param>
/// <param name="Expansion">How the meshes become images.</param>
public sealed record BackgroundMeshResult(
    Image<double> Mesh, Image<double> RmsMesh, Image<bool> Excluded,
    int Width, int Height, int BoxWidth, int BoxHeight, MeshExpansion Expansion)
{
    /// <summary>The median of the levels of all boxes.</summary>
    public double MedianLevel => RobustStatistics.Median(Mesh);

    /// <summary>The median of the noise of all boxes.</summary>
    public double MedianRms => RobustStatistics.Median(RmsMesh);

    /// <summary>The background at every pixel, also where the image is missing; cubic splines through the mesh.</summary>
    /// <typeparam name="T">float or double; the arithmetic is done in double.</typeparam>
    public Image<T> Level<T>(CancellationToken cancellation = default) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Expand<T>(Mesh, cancellation);

    /// <summary>The noise at every pixel, also where the image is missing; cubic splines through the mesh.</summary>
    /// <typeparam name="T">float or double; the arithmetic is done in double.</typeparam>
    public Image<T> Rms<T>(CancellationToken cancellation = default) where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Expand<T>(RmsMesh, cancellation);

    /// <summary>The image minus the background, subtracted in double, without a plane for the background; NaN stays NaN.</summary>
    /// <exception cref="ArgumentException">The image has another shape than the one that was measured.</exception>
    public Image<T> SubtractFrom<T>(Image<T> image, CancellationToken cancellation = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(image);
        if (image.Width != Width || image.Height != Height)
        {
            throw new ArgumentException(
                $"The background is that of {Width} × {Height} pixels, the image has {image.Width} × {image.Height}.", nameof(image));
        }
        var result = new Image<T>(Width, Height, GC.AllocateUninitializedArray<T>(image.Pixels.Length));
        Zoom(Mesh).ForRows((y, level) => WideRow.Subtract(image.Row(y), level, result.Row(y)), cancellation);
        return result;
    }

    /// <summary>Rows of the level, for kernels that need no plane of it.</summary>
    internal CubicSplineZoom.Rows LevelRows() => new(Zoom(Mesh));

    /// <summary>Rows of the noise.</summary>
    internal CubicSplineZoom.Rows RmsRows() => new(Zoom(RmsMesh));

    /// <inheritdoc/>
    public override string ToString() =>
        FormattableString.Invariant($"background of {Mesh.Width} × {Mesh.Height} boxes of {BoxWidth} × {BoxHeight} px: ")
        + FormattableString.Invariant($"level {MedianLevel:G5}, rms {MedianRms:G5}, {Excluded.CountTrue()} excluded");

    private Image<T> Expand<T>(Image<double> mesh, CancellationToken cancellation) where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var result = new Image<T>(Width, Height, GC.AllocateUninitializedArray<T>(Width * Height));
        Zoom(mesh).ForRows((y, row) => WideRow.Narrow(row, result.Row(y)), cancellation);
        return result;
    }

    private CubicSplineZoom Zoom(Image<double> mesh) => new(mesh, BoxWidth, BoxHeight, Width, Height, Expansion);
}
