using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>The daily statement of a seller: what was pushed, and whether the invariant held at each push.</summary>
internal sealed class StockDay
{
    public SellerId SellerId { get; set; }

    /// <summary>In Amsterdam.</summary>
    public DateOnly Day { get; set; }
    public int Pushes { get; set; }
    public int Refused { get; set; }

    /// <summary>Numbers that were held against the facts of their own second before they were sent.</summary>
    public int Checked { get; set; }

    /// <summary>Of those, the ones that were not sent because the facts had changed: they were decided again.</summary>
    public int HeldBack { get; set; }

    /// <summary>
    /// Pushes at which bol was given more than the facts of that moment allowed, known then or only afterwards.
    /// </summary>
    public int Breaches { get; set; }
    public int UnitsOversold { get; set; }
    public int Drifts { get; set; }

    /// <summary>The breaches with second and cause, as JSON.</summary>
    public string Details { get; set; } = "[]";
}
