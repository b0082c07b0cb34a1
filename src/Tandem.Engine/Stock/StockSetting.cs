using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>
/// What the seller has set about stock for everything, a category, a tag, an item or an offer. Null: not said here.
/// </summary>
internal sealed class StockSetting
{
    public long Key { get; set; }
    public SellerId SellerId { get; set; }
    public SettingScope Scope { get; set; }

    /// <summary>The shop of a category or a tag; null for the other scopes.</summary>
    public ShopId? ShopId { get; set; }

    /// <summary>The shop's id of the category or tag, or the key of the item or offer; 0 for the seller.</summary>
    public long Target { get; set; }

    /// <summary>Units held back from bol.</summary>
    public int? Safety { get; set; }

    /// <summary>Share of the shop's stock held back, in percent, rounded up; the larger of the two counts.</summary>
    public int? SafetyPercent { get; set; }

    /// <summary>Show at most this many.</summary>
    public int? Cap { get; set; }

    /// <summary>Below this many the offer shows 0.</summary>
    public int? Minimum { get; set; }

    /// <summary>Always show this many, whatever the shop has.</summary>
    public int? Fixed { get; set; }

    /// <summary>Units that an item counts as while it is in stock and the shop does not count it.</summary>
    public int? Assumed { get; set; }

    /// <summary>Units that an item may still show while the shop takes backorders for it.</summary>
    public int? Backorders { get; set; }
    public Treatment? Treatment { get; set; }

    /// <summary>Sell at bol also what is not published in the shop.</summary>
    public bool? SellUnpublished { get; set; }
    public DateTimeOffset ChangedAt { get; set; }

    public SettingPlace ToPlace() => new(Scope, ShopId, Target);

    public StockSay ToSay() => new(Safety, SafetyPercent, Cap, Minimum, Fixed, Assumed, Backorders, Treatment, SellUnpublished);

    /// <summary>Puts this in the place of all that was said here.</summary>
    public StockSetting Take(StockSay say)
    {
        (Safety, SafetyPercent, Cap, Minimum) = (say.Safety, say.SafetyPercent, say.Cap, say.Minimum);
        (Fixed, Assumed, Backorders, Treatment) = (say.Fixed, say.Assumed, say.Backorders, say.Treatment);
        SellUnpublished = say.SellUnpublished;
        return this;
    }
}
