namespace HstNotebooks.Tests.Cli;

[Collection(OneRunner.Name)]
public sealed class RunFolderTests
{
    [Fact]
    public void In_a_front_end_the_run_folder_is_beside_the_notebooks()
    {
        RunFolder.Use(null);
        Assert.Equal(Path.GetFullPath("../runs/31_lines"), RunFolder.For("31_lines").Path);
    }

    [Fact]
    public void A_file_of_a_run_has_its_parent_folder()
    {
        using var folder = new TemporaryFolder();
        RunFolder.Use(folder.Path);
        try
        {
            var run = RunFolder.For("31_lines");
            Assert.Equal(Path.Combine(folder.Path, "figures", "a.png"), run.File("figures/a.png"));
            Assert.True(Directory.Exists(Path.Combine(folder.Path, "figures")));
            Assert.Throws<ArgumentException>(() => run.File("../a.png"));
            Assert.Throws<ArgumentException>(() => run.File("/elsewhere/a.png"));
            Assert.Throws<ArgumentException>(() => run.File("."));
        }
        finally
        {
            RunFolder.Use(null);
        }
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("..")]
    [InlineData(" ")]
    public void A_path_is_not_the_name_of_a_notebook(string name) => Assert.Throws<ArgumentException>(() => RunFolder.For(name));
}
