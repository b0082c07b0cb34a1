using Tandem.Engine.Sellers;
using Tandem.Engine.Values;

namespace Tandem.Engine.Returns;

/// <summary>What a seller has chosen about returns. Everything has a safe default: nothing happens by itself.</summary>
public sealed record ReturnSettings : ISettings<ReturnSettings>
{
    public static string Name => "returns.desk";

    public static ReturnSettings Usual { get; } = new();

    /// <summary>
    /// What comes back and is handled at bol by hand goes back into stock without a question; null: a person says each time.
    /// </summary>
    public bool? RestockHandledAtBol { get; init; }

    /// <summary>
    /// A refund that the shop's people made of units of which a return waits at bol is told there as received, without a
    /// question.
    /// </summary>
    public bool FollowShopRefunds { get; init; } = true;

    /// <summary>Returns of at most so much, VAT included, are the customer's to keep, with the money; null: none are.</summary>
    public Money? LetKeepBelow { get; init; }

    /// <summary>Above so much, VAT included, only who may change settings decides; null: whoever may answer questions.</summary>
    public Money? OwnerAbove { get; init; }

    /// <summary>What a return label costs, VAT left out.</summary>
    public Money LabelCost { get; init; } = new(495);

    /// <summary>What it costs to take in one return, VAT left out.</summary>
    public Money HandlingCost { get; init; } = new(300);

    /// <summary>Percent of the price without VAT that an article brings again when it came back as it was sold.</summary>
    public int ValueFine { get; init; } = 90;

    /// <summary>Percent of the price without VAT that an article brings again when it came back damaged.</summary>
    public int ValueDamaged { get; init; } = 20;

    /// <summary>Days that photos of a return are kept after it was handled; at least 1.</summary>
    public int PhotoDays { get; init; } = 90;
}
