using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace HstNotebooks.Fits;

/// <summary>Values of arrays as text, numbers with the fewest digits that read back the same; nothing for null.</summary>
internal abstract class ElementText
{
    public abstract void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text);

    public static ElementText For(Type element)
    {
        var value = Nullable.GetUnderlyingType(element);
        return Type.GetTypeCode(value ?? element) switch
        {
            TypeCode.Boolean => new LogicalText(),
            TypeCode.String => new PlainText(),
            TypeCode.Single => new RealText<float>(),
            TypeCode.Double => new RealText<double>(),
            TypeCode.Byte => new IntegerText<byte>(),
            TypeCode.SByte => new IntegerText<sbyte>(),
            TypeCode.Int16 => new IntegerText<short>(),
            TypeCode.UInt16 => new IntegerText<ushort>(),
            TypeCode.Int32 => new IntegerText<int>(),
            TypeCode.UInt32 => new IntegerText<uint>(),
            TypeCode.Int64 => new IntegerText<long>(),
            TypeCode.UInt64 => new IntegerText<ulong>(),
            _ => new ComplexText(),
        };
    }

    protected static void WriteReal<T>(T value, TextDialect dialect, IBufferWriter<byte> text) where T : IFloatingPointIeee754<T>
    {
        if (T.IsNaN(value)) text.Write(dialect.NotANumber);
        else if (T.IsFinite(value)) WriteNumber(value, text);
        else
        {
            if (value < T.Zero) text.Write("-"u8);
            text.Write(dialect.Infinity);
        }
    }

    protected static void WriteNumber<T>(T value, IBufferWriter<byte> text) where T : IUtf8SpanFormattable
    {
        value.TryFormat(text.GetSpan(32), out int written, default, CultureInfo.InvariantCulture);
        text.Advance(written);
    }

    private sealed class RealText<T> : ElementText where T : struct, IFloatingPointIeee754<T>
    {
        public override void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text) =>
            WriteReal(((T[])values)[index], dialect, text);
    }

    private sealed class IntegerText<T> : ElementText where T : struct, IBinaryInteger<T>
    {
        public override void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text)
        {
            if ((values is T?[] nullable ? nullable[index] : ((T[])values)[index]) is { } value) WriteNumber(value, text);
        }
    }

    private sealed class LogicalText : ElementText
    {
        public override void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text)
        {
            if ((values is bool[] plain ? plain[index] : ((bool?[])values)[index]) is { } value)
            {
                text.Write(value ? dialect.True : dialect.False);
            }
        }
    }

    // As Python does: (1-2j).
    private sealed class ComplexText : ElementText
    {
        public override void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text)
        {
            var value = ((Complex[])values)[index];
            if (Complex.IsNaN(value) && dialect.NotANumber.Length == 0) return;
            text.Write("("u8);
            WriteReal(value.Real, dialect, text);
            if (!double.IsNegative(value.Imaginary) || double.IsNaN(value.Imaginary)) text.Write("+"u8);
            WriteReal(value.Imaginary, dialect, text);
            text.Write("j)"u8);
        }
    }

    private sealed class PlainText : ElementText
    {
        public override void Write(Array values, int index, TextDialect dialect, IBufferWriter<byte> text) =>
            Encoding.UTF8.GetBytes(((string?[])values)[index] ?? "", text);
    }
}
