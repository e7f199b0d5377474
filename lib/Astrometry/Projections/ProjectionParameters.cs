namespace HstNotebooks.Astrometry;

/// <summary>The parameters PVi_m of the latitude axis, with the messages when a projection cannot use them.</summary>
internal sealed class ProjectionParameters
{
    private readonly string _code;
    private readonly IReadOnlyDictionary<int, double> _values;
    private readonly Dictionary<int, double> _used = [];

    /// <exception cref="WcsException">A value is not finite.</exception>
    public ProjectionParameters(string code, IReadOnlyDictionary<int, double> values)
    {
        (_code, _values) = (code, values);
        foreach (var (m, value) in values)
        {
            if (!double.IsFinite(value)) throw Invalid(m, "a finite number");
        }
    }

    /// <summary>PVi_m, or its default.</summary>
    public double Optional(int m, double absent) => _used[m] = _values.GetValueOrDefault(m, absent);

    /// <summary>PVi_m, which has no default.</summary>
    /// <exception cref="WcsException">There is none.</exception>
    public double Required(int m) => _used[m] = _values.TryGetValue(m, out double value)
        ? value
        : throw new WcsException($"the projection {_code} needs PV2_{m}, which is missing.");

    /// <summary>The exception for a value that the projection does not allow.</summary>
    public WcsException Invalid(int m, string expected)
    {
        double value = _used.GetValueOrDefault(m, _values.GetValueOrDefault(m));
        return new(FormattableString.Invariant($"PV2_{m} = {value} is invalid for the projection {_code}: expected {expected}."));
    }

    /// <summary>Refuses a parameter other than 0 that the projection does not have: the header means something else.</summary>
    /// <exception cref="WcsException">There is one.</exception>
    public void RefuseUnused()
    {
        foreach (var (m, value) in _values)
        {
            if (value == 0 || _used.ContainsKey(m)) continue;
            throw new WcsException(FormattableString.Invariant($"PV2_{m} = {value}: the projection {_code} has no such parameter."));
        }
    }
}
