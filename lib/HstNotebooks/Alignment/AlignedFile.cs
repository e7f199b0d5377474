using HstNotebooks.Astrometry;
using HstNotebooks.Fits;
using static System.FormattableString;

namespace HstNotebooks;

/// <summary>
/// Writes an alignment into the science extensions of a file, as TweakReg does: the WCS that was is archived under the next free letter,
/// CRVAL and CD are replaced, and the header says of what the fit is made. Distortion, ERR, DQ, WHT and CTX stay as they are.
/// </summary>
public static class AlignedFile
{
    /// <summary>Writes an aligned copy.</summary>
    /// <param name="input">The file that was aligned; its science images are, in their order, the images of the alignment.</param>
    /// <param name="output">The copy: another path. It appears complete or not at all, and replaces what was there.</param>
    /// <param name="alignment">An accepted alignment.</param>
    /// <param name="options">Names; null for the defaults.</param>
    /// <exception cref="ReductionException">
    /// The file has other images, or another WCS, than those that were aligned, or one of the new name already, or no free letter.
    /// </exception>
    /// <exception cref="FitsException">A file cannot be read or written.</exception>
    public static void Write(string input, string output, AcceptedAlignment alignment, AlignedFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        if (Path.GetFullPath(input) == Path.GetFullPath(output))
        {
            throw new ArgumentException($"{output} is the input: UpdateInPlace changes a file.", nameof(output));
        }
        var file = Aligned(input, alignment, options ?? new());
        FitsFile.Write(output, file.Hdus);
    }

    /// <summary>
    /// Changes the headers of a file: in place where there is room, else the file is written anew and renamed. Doing it twice is refused,
    /// for the file then has a WCS of that name, and not the one that was aligned.
    /// </summary>
    /// <param name="path">The file that was aligned; its science images are, in their order, the images of the alignment.</param>
    /// <param name="alignment">An accepted alignment.</param>
    /// <param name="options">Names; null for the defaults.</param>
    /// <exception cref="ReductionException">As <see cref="Write"/>.</exception>
    /// <exception cref="FitsException">The file cannot be read or written.</exception>
    public static void UpdateInPlace(string path, AcceptedAlignment alignment, AlignedFileOptions? options = null) =>
        Aligned(path, alignment, options ?? new()).Update();

    // The file as it is to be, in memory.
    private static FitsFile Aligned(string path, AcceptedAlignment alignment, AlignedFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(alignment);
        options.Validate();
        var file = FitsFile.Open(path);
        var images = alignment.Result.Images;
        var hdus = ScienceImages(file);
        if (hdus.Length != images.Count)
        {
            throw new ReductionException($"{file.Name} has {hdus.Length} science images, the alignment is of {images.Count}.");
        }
        // All are looked at before one is changed.
        for (int i = 0; i < hdus.Length; i++) Require(hdus[i], file, images[i], options);
        var provenance = Provenance.Of("align", alignment.Result.Options, InputFile.Of(path));
        for (int i = 0; i < hdus.Length; i++) Change(hdus[i].Header, alignment, i, options, provenance);
        return file;
    }

    private static ImageHdu[] ScienceImages(FitsFile file)
    {
        ImageHdu[] named = [.. file.Hdus.OfType<ImageHdu>().Where(h => string.Equals(h.Name, "SCI", StringComparison.OrdinalIgnoreCase))];
        return named.Length > 0 ? named : [file.FirstImage()];
    }

    private static void Require(ImageHdu hdu, FitsFile file, AlignmentInput image, AlignedFileOptions options)
    {
        var header = hdu.Header;
        var now = Wcs.FromHdu(hdu, file);
        foreach (char letter in Wcs.Alternates(header))
        {
            if (letter == ' ' && options.ReplaceSameName) continue;
            string name = header.Text(letter == ' ' ? "WCSNAME" : $"WCSNAME{letter}", "").Trim();
            if (!name.Equals(options.WcsName, StringComparison.OrdinalIgnoreCase)) continue;
            string place = letter == ' ' ? "the primary WCS" : $"the WCS {letter}";
            throw new ReductionException(
                $"{header.Origin}: {place} is named '{name}' already. Another WcsName, or the file as it was before, helps.");
        }
        if (!now.IsAlignedWith(image.Wcs, hdu.Width, hdu.Height, tolerancePx: 1e-6))
        {
            throw new ReductionException($"{header.Origin} has not the WCS that was aligned ({image.Name}): {now} instead of {image.Wcs}.");
        }
        if (!IsReplaced(header, options)) _ = FreeLetter(header);
    }

    private static bool IsReplaced(Header header, AlignedFileOptions options) => options.ReplaceSameName
        && header.Text("WCSNAME", "").Trim().Equals(options.WcsName, StringComparison.OrdinalIgnoreCase);

    // 'O' is the WCS of the original pipeline (OPUS).
    private static char FreeLetter(Header header)
    {
        var taken = Wcs.Alternates(header);
        for (char letter = 'A'; letter <= 'Z'; letter++)
        {
            if (letter != 'O' && !taken.Contains(letter)) return letter;
        }
        throw new ReductionException($"{header.Origin}: all letters A to Z have a WCS; there is none left for the one that is replaced.");
    }

    private static void Change(Header header, AcceptedAlignment alignment, int image, AlignedFileOptions options, Provenance provenance)
    {
        var result = alignment.Result;
        if (!IsReplaced(header, options)) Wcs.Copy(header, ' ', FreeLetter(header));
        alignment.Corrected[image].WritePlaneTo(header);
        double rmsRa = result.RmsMas.East / 3.6e6, rmsDec = result.RmsMas.North / 3.6e6;
        header.Set("WCSNAME", options.WcsName, "name of the coordinate system");
        header.Set("WCSTYPE", "user-defined", "");
        header.Set("CRDER1", rmsRa, "[deg] random error of axis 1");
        header.Set("CRDER2", rmsDec, "[deg] random error of axis 2");
        header.Set("FITNAME", options.WcsName, "name of the fit");
        header.Set("NMATCH", result.Count, "stars of the fit");
        header.Set("RMS_RA", rmsRa, "[deg] rms of the residuals to the east");
        header.Set("RMS_DEC", rmsDec, "[deg] rms of the residuals to the north");
        provenance.WriteTo(header);
        string reference = options.Reference.Length > 0 ? $" with {options.Reference}" : "";
        header.AddHistory(Invariant($"ALIGN HstNotebooks {Library.Version}: {options.WcsName}, {result.Count} stars{reference}, ")
            + Invariant($"{result.Options.Geometry}, ")
            + Invariant($"offset {result.OffsetArcsec.East:0.0000} {result.OffsetArcsec.North:0.0000} arcsec E N, ")
            + Invariant($"rotation {result.RotationDegrees:0.00000} deg, scale {result.Scale:0.0000000}, ")
            + Invariant($"rms {result.RmsMas.East:0.00} {result.RmsMas.North:0.00} mas, verdict {result.Verdict.Outcome}"));
        if (alignment.OverrideReason is { } reason) header.AddHistory($"ALIGN accepted although it failed: {reason}");
    }
}
