namespace HstNotebooks.Imaging;

/// <summary>Which pixels touch.</summary>
public enum Connectivity
{
    /// <summary>Those that share an edge.</summary>
    Four = 4,

    /// <summary>Those that share an edge or a corner.</summary>
    Eight = 8,
}
