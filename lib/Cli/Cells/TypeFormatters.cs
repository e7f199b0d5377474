using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace HstNotebooks.Cli;

/// <summary>
/// Formatters that a type brings along, found as .NET Interactive finds them: an attribute named
/// <c>TypeFormatterSourceAttribute</c>, of any assembly, names a class whose <c>CreateTypeFormatters()</c> returns objects
/// with a <c>MimeType</c> and a <c>bool Format(object, TextWriter)</c>.
/// </summary>
internal sealed class TypeFormatters
{
    private const string AttributeName = "TypeFormatterSourceAttribute";

    private static readonly ConcurrentDictionary<Type, TypeFormatters?> Known = new();

    private readonly Dictionary<string, Func<object, TextWriter, bool>> _formatters;

    private TypeFormatters(IReadOnlyList<string> preferredMimeTypes, Dictionary<string, Func<object, TextWriter, bool>> formatters)
    {
        _formatters = formatters;
        PreferredMimeTypes = preferredMimeTypes.Count > 0 ? preferredMimeTypes : [.. formatters.Keys];
    }

    public IReadOnlyList<string> PreferredMimeTypes { get; }

    /// <summary>The formatters of a type, or null where it has none.</summary>
    public static TypeFormatters? Of(Type type) => Known.GetOrAdd(type, Find);

    /// <summary>The text of <paramref name="value"/> as <paramref name="mimeType"/>, or null where its formatter declines.</summary>
    public string? Format(object value, string mimeType)
    {
        if (!_formatters.TryGetValue(mimeType, out var format)) return null;
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        return format(value, writer) ? writer.ToString() : null;
    }

    private static TypeFormatters? Find(Type type)
    {
        var attribute = type.GetCustomAttributes(inherit: true).FirstOrDefault(a => a.GetType().Name == AttributeName);
        if (attribute is null || Property(attribute, "FormatterSourceType") is not Type sourceType) return null;
        var source = Activator.CreateInstance(sourceType)!;
        var create = sourceType.GetMethod("CreateTypeFormatters", Type.EmptyTypes);
        if (create?.Invoke(source, BindingFlags.DoNotWrapExceptions, null, null, null) is not IEnumerable<object> formatters) return null;
        return new TypeFormatters(
            Property(attribute, "PreferredMimeTypes") as string[] ?? [],
            formatters.ToDictionary(formatter => (string)Property(formatter, "MimeType")!, Bound));
    }

    private static Func<object, TextWriter, bool> Bound(object formatter)
    {
        var format = formatter.GetType().GetMethod("Format")
            ?? throw new InvalidOperationException($"{formatter.GetType()} formats objects in a notebook but has no method Format.");
        return (value, writer) =>
            (bool)format.Invoke(formatter, BindingFlags.DoNotWrapExceptions, null, [value, writer], CultureInfo.InvariantCulture)!;
    }

    private static object? Property(object owner, string name) => owner.GetType().GetProperty(name)?.GetValue(owner);
}
