namespace HstNotebooks;

/// <summary>What is to be done, or was done, with a file.</summary>
public enum SortingState
{
    /// <summary>It has a place and is not there yet.</summary>
    Planned,

    /// <summary>It is in its place, with the same bytes: nothing is left to do.</summary>
    InPlace,

    /// <summary>It was copied, linked or moved.</summary>
    Done,

    /// <summary>Left alone: the reason is beside it.</summary>
    Refused,
}
