namespace HstNotebooks.Fits;

/// <summary>What a checksum says about the bytes it stands for.</summary>
public enum ChecksumStatus
{
    /// <summary>There is none, or its value is undefined (FITS 4.0, section 4.4.2.7).</summary>
    Absent,

    /// <summary>It fits the bytes.</summary>
    Right,

    /// <summary>It does not fit the bytes, or cannot be read.</summary>
    Wrong,
}
