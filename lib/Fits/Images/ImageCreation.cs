namespace HstNotebooks.Fits;

/// <summary>Image HDUs from pixels in memory.</summary>
internal static class ImageCreation
{
    public static ImageHdu Create<T>(T[] pixels, ReadOnlySpan<int> shape, Header? template) where T : unmanaged
    {
        var storage = PixelStorage.Of<T>();
        long[] axes = new long[shape.Length];
        Int128 count = shape.Length == 0 ? 0 : 1;
        for (int i = 0; i < shape.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(shape[i], nameof(shape));
            axes[i] = shape[i];
            count = count > long.MaxValue ? count : count * shape[i];
        }
        if (count != pixels.Length || shape.Length > 999)
        {
            throw new ArgumentException($"{pixels.Length} pixels do not make an image of {string.Join(" × ", axes)}.", nameof(pixels));
        }
        var data = new ArrayDataUnit<T>(pixels);
        var layout = new HduLayout("IMAGE", storage.Bitpix, Array.AsReadOnly(axes), IsImage: true, data.Length);
        return new ImageHdu(NewHeader(layout, storage, template), layout, data, -1);
    }

    private static Header NewHeader(HduLayout layout, PixelStorage storage, Header? template)
    {
        var cards = HeaderStructure.Mandatory(layout, isPrimary: true);
        if (storage.Zero != 0)
        {
            cards.Add(CardFormat.Whole("BSCALE", 1, ""));
            cards.Add(CardFormat.Whole("BZERO", storage.Zero, storage.Zero > 0 ? "unsigned integers" : "signed bytes"));
        }
        if (template is not null) cards.AddRange(template.Where(card => !IsAboutStorage(card.Keyword)));
        return new Header(cards, "new image", isChanged: true);
    }

    private static bool IsAboutStorage(string keyword) =>
        HeaderStructure.IsStructural(keyword) || HeaderStructure.IsChecksum(keyword) || keyword is "BSCALE" or "BZERO" or "BLANK";
}
