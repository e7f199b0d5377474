using System.Buffers.Binary;
using System.Numerics;

namespace HstNotebooks;

/// <summary>
/// A pickle of protocol 2 (PEP 307) as PyTorch writes it, restricted: it builds dictionaries with keys of text, lists, tuples, numbers,
/// texts and tensors. Nothing is called or imported: the few names that may occur are listed here, and any other is refused.
/// </summary>
internal sealed class TorchPickle
{
    private const string OrderedDict = "collections OrderedDict", RebuildTensor = "torch._utils _rebuild_tensor_v2";
    private const string RebuildParameter = "torch._utils _rebuild_parameter";

    private const string HowToSave = "what is read is saved in Python by torch.save(model.state_dict(), file)";

    private static readonly object Mark = new(), None = new();

    private readonly ByteCursor _bytes;
    private readonly Stack<object> _stack = [];
    private readonly Dictionary<uint, object> _memo = [];

    private TorchPickle(ByteCursor bytes) => _bytes = bytes;

    /// <summary>
    /// The next object: OrderedDictionary of string and object, List or array (tuple) of objects, BigInteger, double, bool, string,
    /// TorchStorage or TorchTensor. The cursor is left behind it.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged, or holds something else.</exception>
    public static object Read(ByteCursor bytes) => new TorchPickle(bytes).Run();

    private object Run()
    {
        while (true)
        {
            int at = _bytes.Position;
            char opcode = (char)_bytes.Byte();
            if (opcode == '.') return Pop();
            try
            {
                Execute(opcode);
            }
            catch (InvalidDataException e)
            {
                throw new InvalidDataException(FormattableString.Invariant($"byte {at} of the pickle: {e.Message}"), e);
            }
        }
    }

    // The opcodes by the letters of the standard module pickletools.
    private void Execute(char opcode)
    {
        switch (opcode)
        {
            case '\x80': Protocol(_bytes.Byte()); break;
            case '(': _stack.Push(Mark); break;
            case 'N': _stack.Push(None); break;
            case '\x88': _stack.Push(true); break;
            case '\x89': _stack.Push(false); break;
            case 'K': _stack.Push(new BigInteger(_bytes.Byte())); break;
            case 'M': _stack.Push(new BigInteger(_bytes.UInt16())); break;
            case 'J': _stack.Push(new BigInteger(_bytes.Int32())); break;
            case '\x8a': _stack.Push(new BigInteger(_bytes.Take(_bytes.Byte()).Span)); break;
            case 'G': _stack.Push(BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64BigEndian(_bytes.Take(8).Span))); break;
            case 'X': _stack.Push(_bytes.Text(_bytes.UInt32())); break;
            case '}': _stack.Push(new OrderedDictionary<string, object>()); break;
            case ']': _stack.Push(new List<object>()); break;
            case ')': _stack.Push(Array.Empty<object>()); break;
            case 't': _stack.Push(PopToMark()); break;
            case '\x85': _stack.Push(PopMany(1)); break;
            case '\x86': _stack.Push(PopMany(2)); break;
            case '\x87': _stack.Push(PopMany(3)); break;
            case 'a': Append(PopMany(1)); break;
            case 'e': Append(PopToMark()); break;
            case 's': SetItems(PopMany(2)); break;
            case 'u': SetItems(PopToMark()); break;
            case 'q': _memo[_bytes.Byte()] = Peek(); break;
            case 'r': _memo[_bytes.UInt32()] = Peek(); break;
            case 'h': Recall(_bytes.Byte()); break;
            case 'j': Recall(_bytes.UInt32()); break;
            case 'c': _stack.Push(new Name($"{_bytes.Line()} {_bytes.Line()}")); break;
            case 'R': Reduce(); break;
            case 'Q': _stack.Push(Storage(Pop())); break;
            case 'b': Build(); break;
            default: throw new InvalidDataException($"opcode 0x{(int)opcode:x2}, which no dictionary of tensors needs; {HowToSave}");
        }
    }

    private static void Protocol(byte protocol)
    {
        if (protocol != 2) throw new InvalidDataException($"protocol {protocol}, not 2");
    }

    private void Reduce()
    {
        var arguments = Pop<object[]>("a tuple of arguments");
        string function = Pop<Name>("a name").Text;
        _stack.Push((function, arguments) switch
        {
            (OrderedDict, []) => new OrderedDictionary<string, object>(),
            (RebuildTensor, [TorchStorage storage, BigInteger offset, object[] shape, object[] strides, ..]) =>
                new TorchTensor(storage, Whole(offset), Wholes(shape), Wholes(strides)),
            (RebuildParameter, [TorchTensor tensor, ..]) => tensor,
            (OrderedDict or RebuildTensor or RebuildParameter, _) =>
                throw new InvalidDataException($"{function} with arguments it does not take"),
            _ => throw new InvalidDataException($"it would call {Clean(function)}, which is refused; {HowToSave}"),
        });
    }

    // ('storage', type, key, location, count), in the older format with a view after it.
    private static TorchStorage Storage(object id) => id switch
    {
        object[] and ["storage", Name { Text: var type }, string key, string, BigInteger count, ..] parts
            when (type.StartsWith("torch ", StringComparison.Ordinal) || type.StartsWith("torch.cuda ", StringComparison.Ordinal))
            && (parts.Length == 5 || parts[5] == None) => new(type[(type.IndexOf(' ', StringComparison.Ordinal) + 1)..], key, Whole(count)),
        _ => throw new InvalidDataException("a reference to something that is no storage of numbers"),
    };

    // A state dictionary carries versions of its modules as an attribute, which are not needed.
    private void Build()
    {
        Pop();
        if (Peek() is not OrderedDictionary<string, object>)
            throw new InvalidDataException("it would set the state of something that is no dictionary");
    }

    private void Append(object[] items) => Peek<List<object>>("a list").AddRange(items);

    private void SetItems(object[] items)
    {
        var dictionary = Peek<OrderedDictionary<string, object>>("a dictionary");
        if (items.Length % 2 != 0) throw new InvalidDataException("a key without a value");
        for (int i = 0; i < items.Length; i += 2)
        {
            dictionary[items[i] as string ?? throw new InvalidDataException("a key that is no text")] = items[i + 1];
        }
    }

    private void Recall(uint key) => _stack.Push(
        _memo.TryGetValue(key, out var value) ? value : throw new InvalidDataException($"nothing was remembered as {key}"));

    private object Pop() => _stack.TryPop(out var top) && top != Mark ? top : throw new InvalidDataException("the stack is empty");

    private object Peek() => _stack.TryPeek(out var top) && top != Mark ? top : throw new InvalidDataException("the stack is empty");

    private T Pop<T>(string what) => Pop() is T value ? value : throw new InvalidDataException($"{what} was expected");

    private T Peek<T>(string what) => Peek() is T value ? value : throw new InvalidDataException($"{what} was expected");

    private object[] PopMany(int count)
    {
        var items = new object[count];
        for (int i = count - 1; i >= 0; i--) items[i] = Pop();
        return items;
    }

    private object[] PopToMark()
    {
        var items = new List<object>();
        while (_stack.TryPop(out var top))
        {
            if (top == Mark)
            {
                items.Reverse();
                return [.. items];
            }
            items.Add(top);
        }
        throw new InvalidDataException("no mark on the stack");
    }

    private static long[] Wholes(object[] numbers) =>
        [.. numbers.Select(n => n is BigInteger whole ? Whole(whole) : throw new InvalidDataException("a length that is no whole number"))];

    private static long Whole(BigInteger number) =>
        number >= 0 && number <= int.MaxValue ? (long)number
            : throw new InvalidDataException("a length or offset that is negative or too large");

    // A hostile file chooses this text: what is shown of it is short and printable.
    private static string Clean(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);

    private sealed record Name(string Text);
}
