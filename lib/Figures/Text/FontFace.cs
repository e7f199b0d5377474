namespace HstNotebooks;

/// <summary>A TrueType font: which glyph a character has, its width and its outline, all in font units, y up.</summary>
internal sealed class FontFace
{
    private static readonly Lazy<FontFace> BuiltInRegular = new(() => BuiltIn("HstSans-Regular"));
    private static readonly Lazy<FontFace> BuiltInBold = new(() => BuiltIn("HstSans-Bold"));
    private static readonly Lazy<FontFace> BuiltInSymbols = new(() => BuiltIn("HstSymbols-Regular"));

    private readonly IReadOnlyDictionary<string, FontTable> _tables;
    private readonly CharacterMap _characters;
    private readonly GlyphTable _glyphs;
    private readonly Dictionary<(int Left, int Right), int> _kerning;
    private readonly GlyphOutline?[] _outlines;
    private readonly int _metrics;

    /// <exception cref="InvalidDataException">Not a complete TrueType font.</exception>
    public FontFace(string name, ReadOnlyMemory<byte> file)
    {
        Name = name;
        _tables = FontTable.Directory(name, file);
        _characters = new(Required("cmap"));
        FontTable head = Required("head"), hhea = Required("hhea"), maxp = Required("maxp");
        UnitsPerEm = head.U16(18);
        if (UnitsPerEm is < 16 or > 16384) throw head.Fault($"has {UnitsPerEm} units per em, expected 16 to 16384");
        Bounds = (head.I16(36), head.I16(38), head.I16(40), head.I16(42));
        (Ascent, Descent, _metrics) = (hhea.I16(4), hhea.I16(6), hhea.U16(34));
        GlyphCount = maxp.U16(4);
        if (_metrics < 1 || GlyphCount < 1) throw hhea.Fault($"has {_metrics} widths for {GlyphCount} glyphs, expected at least one");
        _ = Required("hmtx").Part(0, 4L * _metrics + 2L * Math.Max(0, GlyphCount - _metrics));
        _glyphs = new(Required("loca"), Required("glyf"), head.U16(50) != 0, GlyphCount);
        _kerning = Table("kern") is { } kern ? Kerning.Read(kern) : [];
        _outlines = new GlyphOutline?[GlyphCount];
        var os2 = Table("OS/2");
        CapHeight = os2 is { Length: >= 90 } table && table.U16(0) >= 2 ? table.I16(88) : 7 * UnitsPerEm / 10;
        MayBeEmbedded = os2 is not { Length: >= 10 } rights || (rights.U16(8) & 0xF) != 2;
    }

    public static FontFace Regular => BuiltInRegular.Value;

    public static FontFace Bold => BuiltInBold.Value;

    /// <summary>Characters that the two others lack.</summary>
    public static FontFace Symbols => BuiltInSymbols.Value;

    public string Name { get; }

    public int UnitsPerEm { get; }

    public int Ascent { get; }

    /// <summary>Negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    public int GlyphCount { get; }

    /// <summary>The box around all glyphs.</summary>
    public (int Left, int Bottom, int Right, int Top) Bounds { get; }

    /// <summary>False when the rights of the font (fsType of 'OS/2') forbid to put it into documents.</summary>
    public bool MayBeEmbedded { get; }

    /// <summary>The glyph of a character; 0, the missing-glyph box, where there is none.</summary>
    public int Glyph(int codePoint) => _characters.Glyph(codePoint) is var glyph && glyph < GlyphCount ? glyph : 0;

    /// <summary>Width; beyond the last stored one all are the same.</summary>
    public int Advance(int glyph) => Required("hmtx").U16(4 * Math.Min(glyph, _metrics - 1));

    /// <summary>From the origin to the left end of the outline.</summary>
    public int LeftSideBearing(int glyph) =>
        Required("hmtx").I16(glyph < _metrics ? 4 * glyph + 2 : 4 * _metrics + 2 * (glyph - _metrics));

    /// <summary>What to add to the width between two glyphs.</summary>
    public int Kern(int left, int right) => _kerning.GetValueOrDefault((left, right));

    public GlyphOutline Outline(int glyph) =>
        glyph >= 0 && glyph < GlyphCount ? _outlines[glyph] ??= _glyphs.Outline(glyph) : GlyphOutline.Empty;

    /// <summary>The stored bytes of a glyph.</summary>
    public ReadOnlyMemory<byte> GlyphBytes(int glyph) => _glyphs.Bytes(glyph);

    /// <summary>The glyphs that a composite is made of.</summary>
    public IEnumerable<int> Components(int glyph) => _glyphs.Components(glyph);

    public FontTable? Table(string tag) => _tables.TryGetValue(tag, out var table) ? table : null;

    public FontTable Required(string tag) => Table(tag) ?? throw new InvalidDataException($"Font {Name}: table '{tag}' is missing.");

    private static FontFace BuiltIn(string name)
    {
        using var resource = typeof(FontFace).Assembly.GetManifestResourceStream(name + ".ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new(name, file);
    }
}
