namespace Tandem.Web.Pages.Parts;

/// <summary>Orders that were chosen in a list of several pages: some of them, or all but some.</summary>
public sealed class OrderPicks
{
    private readonly HashSet<long> _keys = [];

    /// <summary>All that the list holds, also what comes into it later; but for <see cref="Keys"/>.</summary>
    public bool All { get; private set; }

    /// <summary>Those chosen; or those not chosen, where all others are.</summary>
    public IReadOnlySet<long> Keys => _keys;

    /// <param name="total">How many rows the list has.</param>
    public int Count(int total) => All ? Math.Max(0, total - _keys.Count) : _keys.Count;

    public bool Has(long key) => All != _keys.Contains(key);

    public void Set(long key, bool chosen)
    {
        if (All == chosen) _keys.Remove(key);
        else _keys.Add(key);
    }

    public void Set(IEnumerable<long> keys, bool chosen)
    {
        foreach (var key in keys) Set(key, chosen);
    }

    public void ChooseAll()
    {
        All = true;
        _keys.Clear();
    }

    public void Clear()
    {
        All = false;
        _keys.Clear();
    }
}
