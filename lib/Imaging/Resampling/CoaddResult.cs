namespace HstNotebooks.Imaging;

/// <summary>The average of several images.</summary>
/// <param name="Mean">Weighted mean of the tiles that have a value; NaN where none has.</param>
/// <param name="Error">√Σw²σ² / Σw, NaN where the σ of one of them is; null when a tile has no error.</param>
/// <param name="Count">How many tiles went into each pixel.</param>
public sealed record CoaddResult(Image<float> Mean, Image<float>? Error, Image<byte> Count);
