using System.Runtime.InteropServices;

namespace HstNotebooks.Fits;

/// <summary>
/// A column whose type its fields tell: logical, else integers of 64 bits, else real numbers, else text. Where text follows numbers,
/// these are given up and the column must be read again.
/// </summary>
internal sealed class InferredColumn(string name, bool isText, IReadOnlyList<byte[]> missingWords)
{
    private enum Kind
    {
        Unknown,
        Logical,
        Integer,
        Real,
        Text,
        GivenUp,
    }

    private readonly List<int> missing = [];
    private readonly List<bool> logicals = [];
    private readonly List<long> integers = [];
    private readonly List<double> reals = [];
    private readonly List<string> texts = [];
    private TextPool? pool;
    private Kind kind = isText ? Kind.Text : Kind.Unknown;
    private int rows;

    public bool MustReadAgain => kind == Kind.GivenUp;

    public InferredColumn AsText() => new(name, isText: true, missingWords);

    /// <exception cref="System.Text.DecoderFallbackException">The field is not UTF-8.</exception>
    public void Add(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty || IsMissing(field)) AddMissing();
        else if (!TryAdd(field)) Widen(field);
        rows++;
    }

    public TableColumn ToColumn() => kind switch
    {
        Kind.Logical => missing.Count == 0 ? Create(logicals.ToArray()) : Create(WithNulls(logicals)),
        Kind.Integer => missing.Count == 0 ? Create(integers.ToArray()) : Create(WithNulls(integers)),
        Kind.Real => Create(reals.ToArray()),
        Kind.Text => Create(texts.ToArray()),
        _ => Create(NaNs(rows)),
    };

    private TableColumn Create<T>(T[] values) => TableColumn.Create(name, values);

    private bool TryAdd(ReadOnlySpan<byte> field)
    {
        switch (kind)
        {
            case Kind.Real:
                if (!TryReal(field, out double real)) return false;
                reals.Add(real);
                return true;
            case Kind.Integer:
                if (!NumberText.TryInteger(field, out long integer)) return false;
                integers.Add(integer);
                return true;
            case Kind.Logical:
                if (!TryLogical(field, out bool logical)) return false;
                logicals.Add(logical);
                return true;
            case Kind.Text:
                texts.Add((pool ??= new TextPool()).Get(field));
                return true;
            default:
                return kind == Kind.GivenUp;
        }
    }

    // The type that holds the field and all fields before it.
    private void Widen(ReadOnlySpan<byte> field)
    {
        bool isFirst = kind == Kind.Unknown;
        var wider =
            isFirst && NumberText.TryInteger<long>(field, out _) ? Kind.Integer
            : kind is Kind.Unknown or Kind.Integer && TryReal(field, out _) ? Kind.Real
            : isFirst ? (TryLogical(field, out _) ? Kind.Logical : Kind.Text)
            : Kind.GivenUp;
        if (isFirst) Fill(wider);
        else if (wider == Kind.Real) BecomeReal();
        else Clear();
        kind = wider;
        TryAdd(field);
    }

    // All fields before were missing.
    private void Fill(Kind wider)
    {
        if (wider == Kind.Integer) CollectionsMarshal.SetCount(integers, rows);
        else if (wider == Kind.Logical) CollectionsMarshal.SetCount(logicals, rows);
        else if (wider == Kind.Real) reals.AddRange(NaNs(rows));
        else texts.AddRange(Enumerable.Repeat("", rows));
        if (wider is Kind.Integer or Kind.Logical) missing.AddRange(Enumerable.Range(0, rows));
    }

    private void BecomeReal()
    {
        foreach (long integer in integers) reals.Add(integer);
        foreach (int row in missing) reals[row] = double.NaN;
        integers.Clear();
        integers.Capacity = 0;
    }

    private void Clear()
    {
        foreach (var list in (System.Collections.IList[])[logicals, integers, reals, missing]) list.Clear();
        integers.Capacity = reals.Capacity = 0;
    }

    private void AddMissing()
    {
        if (kind == Kind.Real) reals.Add(double.NaN);
        if (kind == Kind.Text) texts.Add("");
        if (kind == Kind.Integer) integers.Add(0);
        if (kind == Kind.Logical) logicals.Add(false);
        if (kind is Kind.Integer or Kind.Logical) missing.Add(rows);
    }

    private bool IsMissing(ReadOnlySpan<byte> field)
    {
        foreach (byte[] word in missingWords)
        {
            if (field.SequenceEqual(word)) return true;
        }
        return false;
    }

    private T?[] WithNulls<T>(List<T> values) where T : struct
    {
        var all = new T?[values.Count];
        for (int i = 0; i < all.Length; i++) all[i] = values[i];
        foreach (int row in missing) all[row] = null;
        return all;
    }

    private static double[] NaNs(int count)
    {
        double[] values = new double[count];
        Array.Fill(values, double.NaN);
        return values;
    }

    // An integer beyond 64 bits is an identifier: as a real number it would be another one.
    private static bool TryReal(ReadOnlySpan<byte> field, out double value) =>
        NumberText.TryReal(field, out value) && !NumberText.IsTooLongInteger(field);

    // Single letters are more often names than logical values.
    private static bool TryLogical(ReadOnlySpan<byte> field, out bool value) =>
        NumberText.TryLogical(field, out value) && field.Length > 1;
}
