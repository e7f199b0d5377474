using System.Runtime.InteropServices;
using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class HubbleStampTests
{
    [Fact]
    public void Every_UDF_stamp_is_copied_with_its_header_bytes_and_pixels()
    {
        string[] stamps = Directory.GetFiles(SharedData.Path("udf", "new_stamps"), "*.fits");
        Assert.NotEmpty(stamps);
        using var folder = new TemporaryFolder();
        foreach (string stamp in stamps)
        {
            var original = FitsFile.Open(stamp);
            FitsFile.Write(folder["copy.fits"], original.Hdus);
            var copy = FitsFile.Open(folder["copy.fits"]);
            Assert.Equal(original.Hdus.Count, copy.Hdus.Count);
            foreach (var (before, after) in original.Hdus.Zip(copy.Hdus))
            {
                Assert.Equal(before.Header.SelectMany(card => card.Lines), after.Header.SelectMany(card => card.Lines));
                if (before is not ImageHdu image) continue;
                var pixels = MemoryMarshal.AsBytes(image.Read<double>().AsSpan());
                Assert.True(pixels.SequenceEqual(MemoryMarshal.AsBytes(((ImageHdu)after).Read<double>().AsSpan())), $"{stamp}, {before}");
            }
        }
    }
}
