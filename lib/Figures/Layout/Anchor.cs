namespace HstNotebooks;

/// <summary>Which end of a text lies at its position.</summary>
internal enum Anchor
{
    Start,
    Middle,
    End,
}
