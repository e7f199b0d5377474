namespace HstNotebooks.Imaging;

/// <summary>Which pixels belong to a ring when each counts wholly or not at all.</summary>
public enum PixelMembership
{
    /// <summary>Those whose centre is in the ring: its inner edge included, its outer one not.</summary>
    Centre,

    /// <summary>Those that share any area with it.</summary>
    AnyOverlap,
}
