using System.Numerics;

namespace HstNotebooks.Fits;

/// <summary>The types of table cells as C# writes them.</summary>
internal static class TypeName
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(Complex)] = "Complex",
    };

    public static string Of(Type type) =>
        type.IsArray ? Of(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } value ? Of(value) + "?"
        : Names.GetValueOrDefault(type, type.Name);

    public static NotSupportedException NotOfTables(Type type) => new(
        $"{Of(type)} is no type of a table; these are {string.Join(", ", Names.Values)}, bool?, integers with '?', and arrays of these.");

    /// <summary>Whether a table can hold values of this type; float, double and Complex say undefined as NaN.</summary>
    public static bool IsOfTables(Type element) => Nullable.GetUnderlyingType(element) is { } value
        ? Names.ContainsKey(value) && value != typeof(float) && value != typeof(double) && value != typeof(Complex)
        : Names.ContainsKey(element);
}
