using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace HstNotebooks.Cli;

/// <summary>Says of a file or a folder, without reading it, whether it has changed: names, sizes and times.</summary>
internal static class Fingerprint
{
    /// <summary>What is inside <paramref name="except"/> does not count.</summary>
    public static string Of(string path, string except)
    {
        if (File.Exists(path)) return Line(new FileInfo(path));
        var inside = except + Path.DirectorySeparatorChar;
        var files = Files(path).Where(file => !file.FullName.StartsWith(inside, StringComparison.Ordinal));
        var lines = files.Select(file => $"{Line(file)} {Path.GetRelativePath(path, file.FullName)}").Order(StringComparer.Ordinal).ToList();
        return $"{lines.Count} files {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))))}";
    }

    // Links to files are followed, links to folders are not: they may lead in circles.
    private static FileSystemEnumerable<FileInfo> Files(string folder)
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 };
        return new(folder, (ref entry) => (FileInfo)entry.ToFileSystemInfo(), everything)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }

    private static string Line(FileInfo link)
    {
        var file = link.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? link;
        return file.Exists ? string.Create(CultureInfo.InvariantCulture, $"{file.Length} bytes {file.LastWriteTimeUtc:O}") : "gone";
    }
}
