namespace HstNotebooks.Fits;

public sealed partial class ImageHdu
{
    /// <summary>
    /// The pixels of a section, x fastest, in the order that the section gives; converted as by <see cref="Read{T}()"/>.
    /// Only these pixels are read from the file.
    /// </summary>
    /// <exception cref="FitsException">The section is not within the image; or as for <see cref="Read{T}()"/>.</exception>
    /// <exception cref="NotSupportedException">T is no type of pixels.</exception>
    public T[] Read<T>(ImageSection section) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(section);
        section.RequireWithin(Shape, Header.Origin);
        return new PixelReader(this, section).Read<T>();
    }

    /// <summary>The pixels of a section in the notation of FITS: 1-based, as "101:200, *"; see <see cref="ImageSection.Parse"/>.</summary>
    /// <exception cref="ArgumentException">The text is not in this notation.</exception>
    /// <exception cref="FitsException">The section is not within the image; or as for <see cref="Read{T}()"/>.</exception>
    /// <exception cref="NotSupportedException">T is no type of pixels.</exception>
    public T[] Read<T>(string section) where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(section);
        return new PixelReader(this, new SectionParser(section, Shape, Header.Origin).Parse()).Read<T>();
    }
}
