using System.Buffers.Binary;
using static System.FormattableString;

namespace HstNotebooks.Fits;

/// <summary>Makes the table that holds an image compressed.</summary>
internal static class ImageCompression
{
    private const int BandBytes = 4 << 20;
    private const int MaxAxes = 99;

    /// <exception cref="ArgumentException">The algorithm cannot pack such pixels, or an option is out of its range.</exception>
    public static ImageHdu Compress(ImageHdu image, TileCompression options)
    {
        bool isQuantized = image.Bitpix < 0 && options.QuantizeLevel is not null;
        bool isShort = isQuantized || image.Bitpix is > 0 and < 64;
        var algorithm = options.Algorithm ?? (isShort ? CompressionAlgorithm.Rice1 : CompressionAlgorithm.Gzip2);
        Validate(image, algorithm, options);
        var grid = new TileGrid(image.Shape, options.TileShape ?? [.. image.Shape.Select((length, axis) => axis == 0 ? length : 1)]);
        int pixelSize = Math.Abs(image.Bitpix) / 8;
        // A packed tile may be longer than its pixels, with PLIO_1 six times.
        long room = Array.MaxLength / (algorithm == CompressionAlgorithm.Plio1 ? 8 : 2);
        if (grid.TileCount > int.MaxValue / 64 || grid.MaxSlabPixels > room / pixelSize)
        {
            throw new ArgumentException(
                Invariant($"{image.ShapeText} makes {grid.TileCount} tiles, {grid.MaxSlabPixels} pixels of them side by side: too many."),
                nameof(options));
        }
        var encoder = new TileEncoder(image.Bitpix, algorithm, options, CompressedImage.PlioOffsetOf(image.Bitpix, image.Header));
        var tiles = Pack(image, grid, encoder);

        long heap = tiles.Sum(tile => (long)tile.Bytes.Length);
        var element = algorithm == CompressionAlgorithm.Plio1 ? ColumnType.Int16 : ColumnType.Byte;
        var columns = Columns(tiles, element, isQuantized, heap > int.MaxValue ? 'Q' : 'P');
        byte[] rows = Rows(tiles, columns);
        List<Card> cards =
        [
            .. TableCards(columns, grid.TileCount, heap),
            .. CompressionCards(grid, algorithm, encoder, image.Bitpix < 0 ? options : null),
            .. ImageCards(image),
        ];
        var header = CompressedHeader.ForWriting(cards, image.Header);
        var data = new PackedDataUnit(rows, [.. tiles.Select(tile => tile.Bytes)]);
        return CompressedImage.Open(new Hdu(header, HduLayout.Of(header, isPrimary: false), data, -1));
    }

    private static void Validate(ImageHdu image, CompressionAlgorithm algorithm, TileCompression options)
    {
        bool isLevel = options.QuantizeLevel is not (0 or double.NaN or double.PositiveInfinity or double.NegativeInfinity);
        bool isReal = image.Bitpix < 0;
        string? fault = algorithm switch
        {
            CompressionAlgorithm.HCompress1 or CompressionAlgorithm.None =>
                $"{algorithm} is read, but not written",
            CompressionAlgorithm.Plio1 when isReal || image.Bitpix == 64 => "Plio1 packs masks, integers of up to 32 bits",
            CompressionAlgorithm.Rice1 when image.Bitpix == 64 => "Rice1 packs integers of up to 32 bits; take Gzip2",
            CompressionAlgorithm.Rice1 when isReal && options.QuantizeLevel is null =>
                "Rice1 packs integers: give a QuantizeLevel, or take Gzip2 to keep every bit",
            _ when image.Shape.Count > MaxAxes => Invariant($"it has {image.Shape.Count} axes, for which ZNAXISn is too long"),
            _ when !Enum.IsDefined(algorithm) => "there is no such Algorithm",
            _ when !Enum.IsDefined(options.Dither) => "there is no such Dither",
            _ when options.TileShape is { } tile && (tile.Count != image.Shape.Count || tile.Any(length => length < 1)) =>
                $"TileShape has {image.Shape.Count} lengths of at least 1 for this image",
            _ when isReal && !isLevel => Invariant($"QuantizeLevel is {options.QuantizeLevel}; a number other than 0 was expected"),
            _ when options.Seed is < 1 or > 10000 => Invariant($"Seed is {options.Seed}; 1 to 10000 was expected"),
            _ => null,
        };
        if (fault is null) return;
        throw new ArgumentException(
            Invariant($"{image.Header.Origin} (BITPIX {image.Bitpix}) cannot be compressed so: {fault}."), nameof(options));
    }

    private static PackedTile[] Pack(ImageHdu image, TileGrid grid, TileEncoder encoder)
    {
        int size = Math.Abs(image.Bitpix) / 8;
        var tiles = new PackedTile[grid.TileCount];
        if (tiles.Length == 0) return tiles;
        long slabs = Math.Max(1, BandBytes / (grid.MaxSlabPixels * size));
        byte[] band = new byte[Math.Min(slabs * grid.MaxSlabPixels, grid.PixelCount) * size];
        using var reader = image.Data.Open();
        for (long slab = 0; slab < grid.SlabCount; slab += slabs)
        {
            long start = grid.SlabStart(slab), end = grid.SlabStart(Math.Min(slab + slabs, grid.SlabCount));
            reader.Read(start * size, band.AsSpan(0, (int)((end - start) * size)));
            long last = Math.Min(slab + slabs, grid.SlabCount) * grid.TilesPerSlab;
            try
            {
                Parallel.For(slab * grid.TilesPerSlab, last, tile => tiles[tile] = Pack(tile, band, start));
            }
            catch (AggregateException e) when (e.InnerException is ArgumentOutOfRangeException { ActualValue: { } value })
            {
                throw new ArgumentException(
                    Invariant($"{image.Header.Origin}: PLIO_1 packs values of 0 to {Plio.MaxValue}; there is a pixel of {value}."), e);
            }
        }
        return tiles;

        PackedTile Pack(long tile, byte[] pixels, long first)
        {
            var (starts, length) = grid.Rows(tile);
            byte[] cut = new byte[starts.Length * length * size];
            for (int row = 0; row < starts.Length; row++)
            {
                pixels.AsSpan((int)((starts[row] - first) * size), length * size).CopyTo(cut.AsSpan(row * length * size));
            }
            return encoder.Encode(tile, cut, length);
        }
    }

    private static List<PackedColumn> Columns(PackedTile[] tiles, ColumnType element, bool isQuantized, char descriptor)
    {
        var columns = new List<PackedColumn>();
        Add("COMPRESSED_DATA", Heap(element, tile => tile.IsQuantized == isQuantized));
        if (isQuantized)
        {
            Add("GZIP_COMPRESSED_DATA", Heap(ColumnType.Byte, tile => !tile.IsQuantized));
            Add("ZSCALE", new BinaryFormat(1, ColumnType.Double));
            Add("ZZERO", new BinaryFormat(1, ColumnType.Double));
        }
        return columns;

        BinaryFormat Heap(ColumnType element, Func<PackedTile, bool> isIn)
        {
            var format = new BinaryFormat(1, element, descriptor);
            int longest = tiles.Where(isIn).Select(tile => tile.Bytes.Length).DefaultIfEmpty().Max();
            return format with { MaxLength = longest / format.ElementSize };
        }

        void Add(string name, BinaryFormat format) =>
            columns.Add(new PackedColumn(name, format, (int)columns.Sum(column => column.Format.Width)));
    }

    private static byte[] Rows(PackedTile[] tiles, List<PackedColumn> columns)
    {
        int width = (int)columns.Sum(column => column.Format.Width);
        byte[] rows = new byte[tiles.Length * width];
        long offset = 0;
        for (int i = 0; i < tiles.Length; i++)
        {
            var tile = tiles[i];
            var row = rows.AsSpan(i * width, width);
            var place = columns.Count > 1 && !tile.IsQuantized ? columns[1] : columns[0];
            var descriptor = new CellDescriptor(tile.Bytes.Length / place.Format.ElementSize, offset);
            descriptor.Write(row.Slice(place.Offset, (int)place.Format.Width));
            offset += tile.Bytes.Length;
            if (columns.Count == 1) continue;
            BinaryPrimitives.WriteDoubleBigEndian(row[columns[2].Offset..], tile.Scale);
            BinaryPrimitives.WriteDoubleBigEndian(row[columns[3].Offset..], tile.Zero);
        }
        return rows;
    }

    private static IEnumerable<Card> TableCards(List<PackedColumn> columns, long rows, long heap)
    {
        yield return CardFormat.Text("XTENSION", "BINTABLE", "binary table extension");
        yield return CardFormat.Integer("BITPIX", 8, "");
        yield return CardFormat.Integer("NAXIS", 2, "");
        yield return CardFormat.Integer("NAXIS1", columns.Sum(column => column.Format.Width), "bytes of a row");
        yield return CardFormat.Integer("NAXIS2", rows, "rows: one for each tile");
        yield return CardFormat.Integer("PCOUNT", heap, "bytes of the packed tiles");
        yield return CardFormat.Integer("GCOUNT", 1, "");
        yield return CardFormat.Integer("TFIELDS", columns.Count, "columns");
        for (int i = 0; i < columns.Count; i++)
        {
            yield return CardFormat.Text(Invariant($"TTYPE{i + 1}"), columns[i].Name, "");
            yield return CardFormat.Text(Invariant($"TFORM{i + 1}"), columns[i].Format.ToString(), "");
        }
    }

    // The options only of floating-point pixels.
    private static IEnumerable<Card> CompressionCards(
        TileGrid grid, CompressionAlgorithm algorithm, TileEncoder encoder, TileCompression? real)
    {
        yield return CardFormat.Logical("ZIMAGE", true, "the table holds a compressed image");
        for (int i = 0; i < grid.TileShape.Count; i++)
        {
            yield return CardFormat.Integer(Invariant($"ZTILE{i + 1}"), grid.TileShape[i], "pixels of a tile");
        }
        yield return CardFormat.Text("ZCMPTYPE", NameOf(algorithm), "compression algorithm");
        List<(string Name, double Value)> parameters = [];
        if (algorithm == CompressionAlgorithm.Rice1)
        {
            parameters.AddRange([("BLOCKSIZE", TileEncoder.BlockSize), ("BYTEPIX", encoder.RiceBytes)]);
        }
        if (real?.QuantizeLevel is { } level) parameters.Add(("NOISEBIT", level));
        for (int i = 0; i < parameters.Count; i++)
        {
            var (name, value) = parameters[i];
            string keyword = Invariant($"ZVAL{i + 1}");
            yield return CardFormat.Text(Invariant($"ZNAME{i + 1}"), name, "");
            yield return double.IsInteger(value) ? CardFormat.Integer(keyword, (long)value, "") : CardFormat.Real(keyword, value, "");
        }
        if (real is null) yield break;
        bool isQuantized = real.QuantizeLevel is not null;
        yield return CardFormat.Text("ZQUANTIZ", isQuantized ? NameOf(real.Dither) : "NONE", "how pixels became integers");
        if (!isQuantized) yield break;
        if (real.Dither != QuantizationMethod.NoDither) yield return CardFormat.Integer("ZDITHER0", real.Seed, "where the dither begins");
        yield return CardFormat.Integer("ZBLANK", Quantization.NullValue, "stands for NaN");
    }

    private static IEnumerable<Card> ImageCards(ImageHdu image)
    {
        bool isPrimary = image.Header.FirstOrDefault()?.Is("XTENSION") is not true;
        foreach (var card in HeaderStructure.Mandatory(image.Layout, isPrimary)) yield return CompressedHeader.ToTable(card);
        if (isPrimary && image.Header.Find("EXTEND") is { } extend) yield return CompressedHeader.ToTable(extend);
    }

    private static string NameOf(CompressionAlgorithm algorithm) => algorithm switch
    {
        CompressionAlgorithm.Gzip1 => "GZIP_1",
        CompressionAlgorithm.Gzip2 => "GZIP_2",
        CompressionAlgorithm.Plio1 => "PLIO_1",
        _ => "RICE_1",
    };

    private static string NameOf(QuantizationMethod method) => method switch
    {
        QuantizationMethod.SubtractiveDither1 => "SUBTRACTIVE_DITHER_1",
        QuantizationMethod.SubtractiveDither2 => "SUBTRACTIVE_DITHER_2",
        _ => "NO_DITHER",
    };
}
