namespace HstNotebooks;

public sealed partial class EncircledEnergy
{
    /// <summary>
    /// ACS/WFC within 0.1″ to 0.5″ of drizzled images of 0.05″ pixels, for F475W, F625W and F775W: how the light of bright, compact stars
    /// grows from one aperture to the next (573, 403 and 905 stars of the published catalogues of parallel fields), scaled to the
    /// encircled energy within 0.5″ of Bohlin (2016, AJ 152, 60). Tables of other origin differ by up to 3 % within 0.2″, where focus and
    /// the centring of the source act, and by up to 2 % farther out.
    /// </summary>
    public static EncircledEnergy AcsWfc { get; } = new("ACS/WFC", [0.1, 0.2, 0.3, 0.4, 0.5], new Dictionary<string, double[]>
    {
        ["F475W"] = Scaled(0.910, 0.7127, 0.9321, 0.9743, 0.9918, 1),
        ["F625W"] = Scaled(0.918, 0.6957, 0.9272, 0.9730, 0.9906, 1),
        ["F775W"] = Scaled(0.918, 0.6759, 0.9258, 0.9679, 0.9921, 1),
    });

    /// <summary>
    /// What the published catalogues were divided by, at radii of 2 to 10 pixels, recovered from their fluxes and errors. These are no
    /// numbers of ACS/WFC; they look like those of ACS/HRC, whose pixels are half as wide, read in pixels. To reproduce, not to use.
    /// </summary>
    public static EncircledEnergy Published { get; } = new("published catalogues", [2, 4, 6, 8, 10], new Dictionary<string, double[]>
    {
        ["F475W"] = [0.543, 0.767, 0.819, 0.855, 0.877],
        ["F625W"] = [0.519, 0.741, 0.821, 0.847, 0.874],
        ["F775W"] = [0.468, 0.650, 0.783, 0.807, 0.826],
    }, isInPixels: true);

    private static double[] Scaled(double outermost, params double[] growth) => [.. growth.Select(g => outermost * g)];
}
