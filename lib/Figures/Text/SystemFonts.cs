using System.Collections.Concurrent;

namespace HstNotebooks;

/// <summary>Fonts of the machine, for characters that the built-in ones lack, such as Chinese. Found when first needed.</summary>
internal static class SystemFonts
{
    private static readonly Lazy<(string Path, CharacterMap Characters)[]> Files = new(Find);
    private static readonly ConcurrentDictionary<string, FontFace?> Faces = new();

    /// <summary>A font with the character whose glyph can be drawn; null when there is none.</summary>
    public static FontFace? With(int codePoint)
    {
        foreach (var (path, characters) in Files.Value)
        {
            if (Attempt(() => characters.Glyph(codePoint)) == 0) continue;
            var face = Faces.GetOrAdd(path, p => Attempt(() => new FontFace(Path.GetFileNameWithoutExtension(p), File.ReadAllBytes(p))));
            if (face is not { MayBeEmbedded: true }) continue;
            if (face.Glyph(codePoint) is > 0 and var glyph && Attempt(() => face.Outline(glyph)) is not null) return face;
        }
        return null;
    }

    private static (string, CharacterMap)[] Find()
    {
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string[] folders =
        [
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            "/System/Library/Fonts", "/Library/Fonts", Path.Combine(home, "Library", "Fonts"),
            "/usr/share/fonts", "/usr/local/share/fonts", Path.Combine(home, ".local", "share", "fonts"), Path.Combine(home, ".fonts"),
        ];
        var search = new EnumerationOptions { RecurseSubdirectories = true, MatchCasing = MatchCasing.CaseInsensitive };
        var files = folders.Where(Directory.Exists).SelectMany(f => Attempt(() => Directory.GetFiles(f, "*.ttf", search)) ?? []);
        // Upright sans-serif faces have the shortest names of their families.
        return
        [
            .. from path in files.Distinct()
               orderby path.Contains("Sans", StringComparison.Ordinal) descending, Path.GetFileName(path).Length, path
               let characters = Attempt(() => CharactersOf(path))
               where characters is not null
               select (path, characters),
        ];
    }

    // Only this table: all fonts of a machine may be hundreds of megabytes.
    private static CharacterMap CharactersOf(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[(int)Math.Min(file.Length, 12 + 16 * 64)];
        file.ReadExactly(start);
        var directory = new FontTable(path, "table directory", start);
        for (int i = 0, count = directory.U16(4); i < count; i++)
        {
            if (!directory.Part(12 + 16 * i, 4).SequenceEqual("cmap"u8)) continue;
            long at = directory.U32(12 + 16 * i + 8), length = directory.U32(12 + 16 * i + 12);
            if (at + length > file.Length) break;
            var cmap = new byte[length];
            file.Position = at;
            file.ReadExactly(cmap);
            return new(new(path, "cmap", cmap));
        }
        throw directory.Fault($"names no complete 'cmap'");
    }

    // A damaged or unreadable font is not the figure's fault: another one, or the missing-glyph box, takes its place.
    private static T? Attempt<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return default;
        }
    }
}
