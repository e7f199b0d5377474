using System.Numerics;
using System.Runtime.CompilerServices;

namespace HstNotebooks.Imaging;

/// <summary>
/// One round of L.A.Cosmic (van Dokkum 2001, PASP 113, 1420) on one tile, with the paper's names: L⁺, σ, S, S′, F. Only what can decide
/// about a pixel is computed: σ is nowhere below that of the tile's least value, so that most pixels are no candidates whatever the
/// medians are.
/// </summary>
internal sealed class LaplacianEdges
{
    private const int Stride = EdgeTile.Width;

    // F is at least this, in σ: hits leave none.
    private const float LeastFineStructure = 0.01f;

    private readonly EdgeTile _tile;
    private readonly CosmicRayPlanes _planes;
    private readonly NoiseModel _noise;
    private readonly TileMedian _median;
    private readonly bool _full, _mirror;
    private readonly float _sigClip, _sigClipLow, _objLim;
    private readonly float[] _data = EdgeTile.Plane(), _laplacian = EdgeTile.Plane(), _sigma = EdgeTile.Plane(), _s = EdgeTile.Plane();
    private readonly float[] _significance = EdgeTile.Plane(), _fine = EdgeTile.Plane(), _smooth = EdgeTile.Plane();
    private readonly float[]? _variance, _background;
    private readonly PsfConvolution? _psf;
    private readonly byte[] _round = new byte[EdgeTile.Plane().Length];
    private readonly TileVectors _wanted = new(), _near = new(), _far = new();
    private readonly List<int> _candidates = [], _cosmics = [], _grown = [], _found = [];

    public LaplacianEdges(CosmicRayPlanes planes, CosmicRayOptions options)
    {
        _planes = planes;
        _mirror = options.Semantics == CosmicRaySemantics.VanDokkum;
        _full = options.Medians == MedianShape.Full;
        _tile = new(planes.Data.Width, planes.Data.Height, _mirror);
        _median = new(_tile, options.Medians, keepsBorder: !_mirror);
        _noise = planes.Variance is null ? NoiseModel.OfSignal(options) : NoiseModel.OfVariance(options);
        (_sigClip, _sigClipLow, _objLim) = ((float)options.SigClip, (float)(options.SigFrac * options.SigClip), (float)options.ObjLim);
        if (options.Psf is { } psf) _psf = new(planes.Data, psf.Kernel(), psf.SizePx, _mirror);
        if (planes.Variance is not null) _variance = EdgeTile.Plane();
        if (planes.Background is not null) _background = EdgeTile.Plane();
    }

    /// <summary>The hits of a tile's core, as positions y · width + x in the image. The list is overwritten by the next call.</summary>
    public List<int> Find(int column, int row)
    {
        _tile.MoveTo(column, row);
        float least = _tile.Load(_planes.Data, _data);
        if (_variance is not null) least = _tile.Load(_planes.Variance!, _variance);
        float leastBackground = _background is null ? 0 : _tile.Load(_planes.Background!, _background);

        _found.Clear();
        Laplacian();
        // A little lower than the bound, for rounding.
        FindCandidates(0.9999f * 2 * _sigClip * _noise.Sigma(new(least), new(leastBackground))[0]);
        if (_candidates.Count == 0) return _found;
        SignalToNoise();
        KeepSignificant();
        if (_candidates.Count == 0) return _found;
        FineStructure();
        Decide();
        return _found;
    }

    // L⁺: every pixel split into 2 × 2, convolved with [0 −1 0; −1 4 −1; 0 −1 0], negative values set to 0, and averaged back. A quarter
    // of the pixel c has two neighbours of the same pixel and two of the next, so its Laplacian is 2c − horizontal − vertical.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Laplacian()
    {
        for (int y = 1; y < _tile.Rows - 1; y++)
        {
            for (int x = 0; x < Stride; x += Vector<float>.Count)
            {
                int i = EdgeTile.Index(x, y);
                var twice = new Vector<float>(_data, i) * 2;
                var left = twice - new Vector<float>(_data, i - 1);
                var right = twice - new Vector<float>(_data, i + 1);
                var below = new Vector<float>(_data, i - Stride);
                var above = new Vector<float>(_data, i + Stride);
                var sum = Positive(left - below) + Positive(right - below) + Positive(left - above) + Positive(right - above);
                (sum * 0.25f).CopyTo(_laplacian, i);
            }
        }
        if (_mirror) LaplacianOfBorder();

        static Vector<float> Positive(Vector<float> v) => Vector.Max(v, Vector<float>.Zero);
    }

    // Beyond the border the Laplacian, unlike the medians, sees the border pixel once more.
    private void LaplacianOfBorder()
    {
        var image = _tile.Image;
        var (left, right, top, bottom) = _tile.Inside(EdgeTile.Halo - 1);
        for (int y = top; y < bottom; y++)
        {
            bool wholeRow = y == image.Top || y == image.Bottom - 1;
            for (int x = left; x < right; x++)
            {
                if (!wholeRow && x != image.Left && x != image.Right - 1) continue;
                int i = EdgeTile.Index(x, y);
                float twice = 2 * _data[i];
                float l = twice - _data[x == image.Left ? i : i - 1], r = twice - _data[x == image.Right - 1 ? i : i + 1];
                float b = _data[y == image.Top ? i : i - Stride], a = _data[y == image.Bottom - 1 ? i : i + Stride];
                _laplacian[i] = 0.25f * (Math.Max(0, l - b) + Math.Max(0, r - b) + Math.Max(0, l - a) + Math.Max(0, r - a));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindCandidates(float above)
    {
        _candidates.Clear();
        _wanted.Clear();
        var limit = new Vector<float>(above);
        var (left, right, top, bottom) = _tile.Inside(2);
        for (int y = top; y < bottom; y++)
        {
            for (int x = left / Vector<float>.Count * Vector<float>.Count; x < right; x += Vector<float>.Count)
            {
                int i = EdgeTile.Index(x, y);
                if (!Vector.GreaterThanAny(new Vector<float>(_laplacian, i), limit)) continue;
                for (int lane = Math.Max(0, left - x); lane < Math.Min(Vector<float>.Count, right - x); lane++)
                {
                    if (!(_laplacian[i + lane] > above)) continue;
                    _candidates.Add(i + lane);
                    _wanted.Add(x, y);
                }
            }
        }
    }

    // S = L⁺ / 2σ, and S′ = S − its median: of the candidates and their neighbours.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SignalToNoise()
    {
        int size = _full ? 5 : 7;
        _near.Widen(_wanted, 1);
        _far.Widen(_near, size / 2);
        _median.Filter(_variance ?? _data, _sigma, size, _far);
        for (int y = 0; y < _tile.Rows; y++)
        {
            foreach (int i in _far.InRow(y))
            {
                var background = _background is null ? Vector<float>.Zero : new Vector<float>(_background, i);
                var sigma = _noise.Sigma(new Vector<float>(_sigma, i), background);
                sigma.CopyTo(_sigma, i);
                (new Vector<float>(_laplacian, i) / (2 * sigma)).CopyTo(_s, i);
            }
        }
        _median.Filter(_s, _smooth, size, _near);
        for (int y = 0; y < _tile.Rows; y++)
        {
            foreach (int i in _near.InRow(y)) (new Vector<float>(_s, i) - new Vector<float>(_smooth, i)).CopyTo(_significance, i);
        }
    }

    private void KeepSignificant()
    {
        _wanted.Clear();
        _candidates.RemoveAll(i => !(_significance[i] > _sigClip) || IsBlocked(i));
        foreach (int i in _candidates)
        {
            var (x, y) = EdgeTile.Position(i);
            _wanted.Add(x, y);
        }
    }

    // F · σ = median₃ − median₇ of median₃, or of the convolution with a point source: what is as smooth as a star.
    private void FineStructure()
    {
        int size = _full ? 7 : 9;
        _near.Widen(_wanted, size / 2);
        if (_psf is null) _median.Filter(_data, _fine, _full ? 3 : 5, _near);
        else Convolve(_psf);
        _median.Filter(_fine, _smooth, size, _wanted);
    }

    private void Convolve(PsfConvolution psf)
    {
        for (int y = 0; y < _tile.Rows; y++)
        {
            foreach (int i in _near.InRow(y)) psf.At(_tile.Left + EdgeTile.Position(i).X, _tile.Top + y).CopyTo(_fine, i);
        }
    }

    private void Decide()
    {
        _cosmics.Clear();
        foreach (int i in _candidates)
        {
            float fine = Math.Max(LeastFineStructure, (_fine[i] - _smooth[i]) / _sigma[i]);
            if (_significance[i] / fine > _objLim) _cosmics.Add(i);
        }
        // Neighbours of a hit are flagged with more ease, first those as significant, then less significant ones.
        Grow(_cosmics, _grown, 1, _sigClip, avoidsBlocked: !_mirror);
        Grow(_grown, _found, 2, _sigClipLow, avoidsBlocked: true);
        foreach (int i in _grown) _round[i] = 0;
        foreach (int i in _found) _round[i] = 0;
        var core = _tile.Inside(0);
        _found.RemoveAll(i => EdgeTile.Position(i) is var (x, y) && (x < core.Left || x >= core.Right || y < core.Top || y >= core.Bottom));
        for (int n = 0; n < _found.Count; n++) _found[n] = _tile.ImageIndex(_found[n]);
    }

    // Those of the given pixels and their 8 neighbours that are above the limit.
    private void Grow(List<int> from, List<int> to, byte round, float limit, bool avoidsBlocked)
    {
        to.Clear();
        var image = _tile.Image;
        var (left, right, top, bottom) = _tile.Inside(2);
        foreach (int centre in from)
        {
            var (cx, cy) = EdgeTile.Position(centre);
            for (int y = Math.Max(top, cy - 1); y <= Math.Min(bottom - 1, cy + 1); y++)
            {
                for (int x = Math.Max(left, cx - 1); x <= Math.Min(right - 1, cx + 1); x++)
                {
                    int i = EdgeTile.Index(x, y);
                    if (_round[i] >= round || !(_significance[i] > limit) || avoidsBlocked && IsBlocked(i)) continue;
                    bool atBorder = x == image.Left || x == image.Right - 1 || y == image.Top || y == image.Bottom - 1;
                    if (atBorder && !_mirror && i != centre) continue;
                    _round[i] = round;
                    to.Add(i);
                }
            }
        }
    }

    private bool IsBlocked(int i) => _planes.Blocked is not null && _planes.Blocked.Pixels[_tile.ImageIndex(i)];
}
