using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>What the header of a table with ZIMAGE = T says about the image in it (FITS 4.0, section 10.1).</summary>
internal sealed class CompressedImage
{
    private const int MaxParameters = 999;

    private readonly Header header;

    private CompressedImage(Hdu stored, HduLayout layout)
    {
        header = stored.Header;
        Layout = layout;
        Table = new PackedTable(header, stored.Layout);
        if (!layout.IsImage) throw new FitsException($"{Origin}: the compressed HDU is no image, but has groups or parameters.");
        long[] tileShape = new long[layout.Shape.Count];
        for (int i = 0; i < tileShape.Length; i++) tileShape[i] = Positive(Invariant($"ZTILE{i + 1}"), i == 0 ? layout.Shape[0] : 1);
        Grid = new TileGrid(layout.Shape, tileShape);
        if (Grid.TileCount != Table.RowCount)
        {
            throw new FitsException(
                Invariant($"{Origin}: {layout.ShapeText} pixels make {Grid.TileCount} of them, the table has {Table.RowCount} rows."));
        }
        if (Grid.MaxSlabPixels * PixelSize > Array.MaxLength)
        {
            throw new FitsException(Invariant($"{Origin}: a row of tiles with {Grid.MaxSlabPixels} pixels is more than fits into memory."));
        }
        Algorithm = ReadAlgorithm();
        BlockSize = (int)Parameter("BLOCKSIZE", 32);
        BytesPerPixel = (int)Parameter("BYTEPIX", 4);
        Packed = HeapColumn("COMPRESSED_DATA") ?? throw new FitsException($"{Origin}: there is no column COMPRESSED_DATA.");
        (Gzipped, Raw) = (HeapColumn("GZIP_COMPRESSED_DATA"), HeapColumn("UNCOMPRESSED_DATA"));
        Scale = TileNumber.Of(header, Table, "ZSCALE");
        Zero = TileNumber.Of(header, Table, "ZZERO");
        Blank = TileNumber.Of(header, Table, "ZBLANK");
        IsQuantized = IsReal && Scale is not null;
        if (IsQuantized && Zero is null) throw new FitsException($"{Origin}: there is a ZSCALE, but no ZZERO.");
        if (!IsQuantized && (IsReal || PixelSize == 8) && !PacksPixels)
        {
            string name = header.Text("ZCMPTYPE");
            throw new FitsException(Invariant($"{Origin}: {name} packs no pixels of ZBITPIX {layout.Bitpix} that are not quantised."));
        }
        Dither = IsQuantized ? ReadDither() : QuantizationMethod.NoDither;
        Seed = Dither == QuantizationMethod.NoDither ? 1 : (int)InRange("ZDITHER0", header.Integer("ZDITHER0"), 1, 10000);
        Smooth = Parameter("SMOOTH", 0) != 0;
        PlioOffset = PlioOffsetOf(layout.Bitpix, header);
    }

    public string Origin => header.Origin;

    /// <summary>Of the image.</summary>
    public HduLayout Layout { get; }

    public PackedTable Table { get; }

    public TileGrid Grid { get; }

    public CompressionAlgorithm Algorithm { get; }

    public int PixelSize => Math.Abs(Layout.Bitpix) / 8;

    public bool IsReal => Layout.Bitpix < 0;

    /// <summary>Whether the algorithm takes any bytes; the others take integers of up to 32 bits.</summary>
    public bool PacksPixels => Algorithm is CompressionAlgorithm.Gzip1 or CompressionAlgorithm.Gzip2 or CompressionAlgorithm.None;

    /// <summary>Whether the packed numbers are integers that stand for floating-point pixels.</summary>
    public bool IsQuantized { get; }

    public QuantizationMethod Dither { get; }

    public int Seed { get; }

    /// <summary>Rice: pixels of a block.</summary>
    public int BlockSize { get; }

    /// <summary>Rice: bytes of the integers that were packed, whatever those of the pixels.</summary>
    public int BytesPerPixel { get; }

    /// <summary>HCompress: whether to smooth.</summary>
    public bool Smooth { get; }

    /// <summary>PLIO_1: see <see cref="PlioOffsetOf"/>.</summary>
    public int PlioOffset { get; }

    /// <summary>COMPRESSED_DATA; a tile that is empty there is in one of the other columns.</summary>
    public PackedColumn Packed { get; }

    /// <summary>GZIP_COMPRESSED_DATA: the bytes of the pixels, deflated.</summary>
    public PackedColumn? Gzipped { get; }

    /// <summary>UNCOMPRESSED_DATA: the bytes of the pixels.</summary>
    public PackedColumn? Raw { get; }

    public TileNumber? Scale { get; }

    public TileNumber? Zero { get; }

    public TileNumber? Blank { get; }

    /// <summary>The image in a table with ZIMAGE = T.</summary>
    /// <exception cref="FitsException">The header does not say what is needed to unpack it.</exception>
    public static ImageHdu Open(Hdu stored)
    {
        var imageHeader = CompressedHeader.OfImage(stored.Header);
        var layout = HduLayout.Of(imageHeader, imageHeader.First().Is("SIMPLE"));
        var image = new CompressedImage(stored, layout);
        return new ImageHdu(imageHeader, layout, new CompressedDataUnit(image, stored.Data), stored.Index)
        {
            Stored = stored,
            Compression = image.Describe(),
        };
    }

    /// <summary>
    /// What PLIO_1 packs more than is stored: unsigned integers of 16 bits (BZERO = 32768) are packed as 0 to 65535, as otherwise half of
    /// them were negative. The standard does not say so, but CFITSIO writes and reads them like this.
    /// </summary>
    public static int PlioOffsetOf(int bitpix, Header header) =>
        bitpix == 16 && header.Find("BZERO")?.ValueOrNull is 32768L or 32768.0 ? 32768 : 0;

    private PackedColumn? HeapColumn(string name) => Table.Find(name) is not { } column ? null
        : column.Format.IsVariableLength ? column
        : throw new FitsException($"{Origin}: the column {name} has the format {column.Format}; a descriptor (P or Q) was expected.");

    private TileCompression Describe() => new()
    {
        Algorithm = Algorithm,
        TileShape = Grid.TileShape,
        QuantizeLevel = IsQuantized ? ParameterOrNull("NOISEBIT") ?? double.NaN : null,
        Dither = Dither,
        Seed = Seed,
        HCompressScale = (int)Math.Clamp(ParameterOrNull("SCALE") ?? 0, 0, int.MaxValue),
        HCompressSmooth = Smooth,
    };

    private CompressionAlgorithm ReadAlgorithm() => header.Text("ZCMPTYPE").ToUpperInvariant() switch
    {
        "RICE_1" or "RICE_ONE" => CompressionAlgorithm.Rice1,
        "GZIP_1" or "GZIP" => CompressionAlgorithm.Gzip1,
        "GZIP_2" => CompressionAlgorithm.Gzip2,
        "PLIO_1" => CompressionAlgorithm.Plio1,
        "HCOMPRESS_1" => CompressionAlgorithm.HCompress1,
        "NOCOMPRESS" => CompressionAlgorithm.None,
        var other => throw new FitsException(
            $"{Origin}: ZCMPTYPE is '{other}'; RICE_1, GZIP_1, GZIP_2, PLIO_1, HCOMPRESS_1 or NOCOMPRESS was expected."),
    };

    private QuantizationMethod ReadDither() => header.Text("ZQUANTIZ", "NO_DITHER").ToUpperInvariant() switch
    {
        "NO_DITHER" or "NONE" or "" => QuantizationMethod.NoDither,
        "SUBTRACTIVE_DITHER_1" => QuantizationMethod.SubtractiveDither1,
        "SUBTRACTIVE_DITHER_2" => QuantizationMethod.SubtractiveDither2,
        var other => throw new FitsException(
            $"{Origin}: ZQUANTIZ is '{other}'; NO_DITHER, SUBTRACTIVE_DITHER_1 or SUBTRACTIVE_DITHER_2 was expected."),
    };

    private long Parameter(string name, long fallback) =>
        ParameterOrNull(name) is not { } value ? fallback
        : double.IsInteger(value) ? InRange(name, value, 0, int.MaxValue)
        : throw new FitsException(Invariant($"{Origin}: the compression parameter {name} is {value}; an integer was expected."));

    // ZNAMEi says what ZVALi is.
    private double? ParameterOrNull(string name)
    {
        for (int i = 1; i <= MaxParameters && header.TextOrNull(Invariant($"ZNAME{i}")) is { } found; i++)
        {
            if (found.Equals(name, StringComparison.OrdinalIgnoreCase)) return header.Double(Invariant($"ZVAL{i}"));
        }
        return null;
    }

    private long Positive(string keyword, long fallback) => header.Contains(keyword)
        ? InRange(keyword, header.Integer(keyword), 1, long.MaxValue)
        : fallback;

    private long InRange(string keyword, double value, long min, long max) => value >= min && value <= max
        ? (long)value
        : throw new FitsException(Invariant($"{Origin}: {keyword} is {value}; {min} to {max} was expected."));
}
