namespace HstNotebooks.Fits;

public sealed partial class FitsFile
{
    /// <summary>
    /// The header of an HDU as a reader should see it. An extension with INHERIT = T has, after its own keywords, those of the primary
    /// header that it does not have itself and that say nothing about the primary data or commentary (the registered INHERIT
    /// convention). A copy: what is set in it is never written.
    /// </summary>
    /// <exception cref="ArgumentException">The HDU is not one of this file.</exception>
    public Header EffectiveHeader(Hdu hdu)
    {
        ArgumentNullException.ThrowIfNull(hdu);
        if (!Hdus.Contains(hdu)) throw new ArgumentException($"{hdu} is not one of {Name}.", nameof(hdu));
        bool inherits = hdu.Index > 0 && hdu.Header.Find("INHERIT")?.ValueOrNull is true;
        if (!inherits) return hdu.Header.Clone();
        var inherited = Hdus[0].Header.Where(card => IsInherited(card, hdu.Header));
        return new Header([.. hdu.Header, .. inherited], hdu.Header.Origin);
    }

    private static bool IsInherited(Card card, Header heir) =>
        !card.IsCommentary
        && !HeaderStructure.IsStructural(card.Keyword)
        && !HeaderStructure.IsChecksum(card.Keyword)
        && card.Keyword is not ("EXTNAME" or "EXTVER" or "EXTLEVEL" or "INHERIT")
        && card.Keyword is not ("BSCALE" or "BZERO" or "BLANK" or "DATAMIN" or "DATAMAX")
        && !heir.Contains(card.Keyword);
}
