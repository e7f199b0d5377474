using HstNotebooks.Astrometry;

namespace HstNotebooks;

/// <summary>A source and what a person decided about it.</summary>
/// <param name="Id">Number in the list that is inspected, from 1; 0 for one that is not in it now.</param>
/// <param name="X">Centre, 0-based pixels.</param>
/// <param name="Y">Centre, 0-based pixels.</param>
/// <param name="Sky">Where it is, by which it is found again in another run.</param>
/// <param name="Keep">True to keep, false to reject, null: not decided, which keeps it.</param>
/// <param name="Reason">Why, in the inspector's words; empty for none.</param>
public sealed record InspectedSource(int Id, double X, double Y, SkyPoint Sky, bool? Keep, string Reason)
{
    /// <summary>Whether it goes on to photometry: it is in the list and not rejected.</summary>
    public bool IsKept => Id > 0 && Keep != false;
}
