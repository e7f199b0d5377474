using HstNotebooks.Fits;

namespace HstNotebooks.Tests.Fits;

public sealed class UpdateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static ImageHdu Image(float first, int width, int height, string name)
    {
        var header = new Header();
        header.Set("EXTNAME", name);
        var image = ImageHdu.Create(Enumerable.Range(0, width * height).Select(i => first + i).ToArray(), width, height, header);
        image.AddChecksum();
        return image;
    }

    private FitsFile Sample(string name = "x.fits")
    {
        FitsFile.Write(folder[name], ImageHdu.Empty(), Image(1, 30, 20, "SCI"), Image(5, 40, 50, "ERR"), Image(9, 7, 3, "DQ"));
        return FitsFile.Open(folder[name]);
    }

    private static void AssertSound(FitsFile file, string path)
    {
        var fresh = FitsFile.Open(path);
        Assert.Empty(fresh.Verify().Errors);
        Assert.Equal(fresh.Hdus.Select(hdu => hdu.ToString()), file.Hdus.Select(hdu => hdu.ToString()));
        foreach (var (a, b) in fresh.Hdus.Zip(file.Hdus))
        {
            Assert.Equal(a.Header.SelectMany(card => card.Lines), b.Header.SelectMany(card => card.Lines));
            Assert.Equal(((ImageHdu)a).Read<float>(), ((ImageHdu)b).Read<float>());
            Assert.True(b.VerifyChecksum().AreRight);
        }
        Assert.Equal(FileChange.None, file.Update());
    }

    [Fact]
    public void A_small_change_is_written_in_place()
    {
        var file = Sample();
        byte[] before = File.ReadAllBytes(folder["x.fits"]);
        file["ERR"].Header.Set("OBJECT", "M31");
        Assert.Equal(FileChange.InPlace, file.Update());
        byte[] after = File.ReadAllBytes(folder["x.fits"]);
        bool IsChanged(int block) => !after.AsSpan(2880 * block, 2880).SequenceEqual(before.AsSpan(2880 * block, 2880));
        Assert.Equal(before.Length, after.Length);
        Assert.Equal([3], Enumerable.Range(0, after.Length / 2880).Where(IsChanged));
        AssertSound(file, folder["x.fits"]);
    }

    [Theory]
    [InlineData("x.fits", 100)]
    [InlineData("x.fits.gz", 1)]
    public void A_longer_header_or_a_gzipped_file_is_written_anew(string name, int cards)
    {
        var file = Sample(name);
        var held = file.Image("DQ");
        for (int i = 0; i < cards; i++) file["SCI"].Header.Set($"KEY{i}", i);
        Assert.Equal(FileChange.Rewritten, file.Update());
        Assert.Equal(cards - 1, FitsFile.Open(folder[name])["SCI"].Header.Integer($"KEY{cards - 1}"));
        Assert.Equal(9, held.Read<float>()[0]);
        AssertSound(file, folder[name]);
        Assert.Single(Directory.GetFileSystemEntries(folder.Folder));
    }

    [Theory]
    [InlineData(2, 40, 50, FileChange.InPlace)]
    [InlineData(2, 40, 54, FileChange.InPlace)]
    [InlineData(2, 40, 10, FileChange.Rewritten)]
    [InlineData(3, 70, 80, FileChange.InPlace)]
    [InlineData(3, 1, 1, FileChange.InPlace)]
    [InlineData(1, 300, 200, FileChange.Rewritten)]
    public void An_HDU_is_replaced_in_place_where_it_fits_and_at_the_end(int index, int width, int height, FileChange expected)
    {
        var file = Sample();
        var old = file.Image(index);
        var next = file.Image(index == 3 ? 2 : 3);
        float before = next.Read<float>()[0];
        Assert.Equal(expected, file.Replace(old, Image(-3, width, height, "NEW")));
        Assert.Equal((width, height, -3f), (file.Image("NEW").Width, file.Image("NEW").Height, file.Image("NEW").Read<float>()[0]));
        Assert.Equal(before, next.Read<float>()[0]);
        FitsAssert.Fails("was replaced", () => old.Read<float>());
        AssertSound(file, folder["x.fits"]);
    }

    [Fact]
    public void A_replacement_that_comes_from_the_same_file_is_safe()
    {
        var file = Sample();
        float[] pixels = file.Image("ERR").Read<float>();
        Assert.Equal(FileChange.Rewritten, file.Replace(file["DQ"], file["ERR"]));
        Assert.Equal(pixels, file.Image(3).Read<float>());
        AssertSound(file, folder["x.fits"]);
    }

    [Fact]
    public void Changes_of_other_headers_wait()
    {
        var file = Sample();
        file["SCI"].Header.Set("OBJECT", "M31");
        Assert.Equal(FileChange.InPlace, file.Replace(file["DQ"], Image(0, 7, 3, "DQ")));
        Assert.False(FitsFile.Open(folder["x.fits"])["SCI"].Header.Contains("OBJECT"));
        Assert.Equal(FileChange.InPlace, file.Update());
        Assert.True(FitsFile.Open(folder["x.fits"])["SCI"].Header.Contains("OBJECT"));
    }

    [Fact]
    public void What_cannot_be_updated_is_left_as_it_is()
    {
        var file = Sample();
        byte[] bytes = File.ReadAllBytes(folder["x.fits"]);
        FitsAssert.Fails("read from memory", () => FitsFile.Parse(bytes, "m.fits").Update());
        Assert.Throws<ArgumentException>(() => file.Replace(ImageHdu.Empty(), ImageHdu.Empty()));
        file["SCI"].Header.Set("OBJECT", "M31");
        byte[] longer = [.. bytes, .. new byte[2880]];
        File.WriteAllBytes(folder["x.fits"], longer);
        FitsAssert.Fails("has changed", () => file.Update());
        FitsAssert.Fails("has changed", () => file.Replace(file[3], ImageHdu.Empty()));
        Assert.Equal(longer, File.ReadAllBytes(folder["x.fits"]));
    }
}
