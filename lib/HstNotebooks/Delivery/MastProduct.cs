namespace HstNotebooks;

/// <summary>What a delivered file holds.</summary>
public enum MastProduct
{
    /// <summary>A drizzled image of one filter: <c>exp-drc-sci</c>.</summary>
    Science,

    /// <summary>Its weight map: <c>err-drc-wht</c>.</summary>
    Weight,

    /// <summary>The continuum-subtracted line map: <c>ha-img</c>.</summary>
    LineMap,

    /// <summary>The error of the line map: <c>ha-err</c>.</summary>
    LineError,
}
