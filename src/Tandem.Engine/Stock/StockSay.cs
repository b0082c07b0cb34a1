using System.Globalization;

namespace Tandem.Engine.Stock;

/// <summary>What a seller says about stock. Null: not said, so the next wider scope counts.</summary>
/// <param name="Safety">Units held back from bol.</param>
/// <param name="SafetyPercent">Share of the shop's stock held back, 0 to 100, rounded up to whole units.</param>
/// <param name="Cap">Show at most this many.</param>
/// <param name="Minimum">Below this many the offer shows 0.</param>
/// <param name="Fixed">Always show this many, whatever the shop has.</param>
/// <param name="Assumed">Units that an item counts as while it is in stock and the shop does not count it.</param>
/// <param name="Backorders">Units that may still be shown while the shop takes backorders.</param>
/// <param name="SellUnpublished">Sell at bol also what is not published in the shop.</param>
public sealed record StockSay(
    int? Safety = null, int? SafetyPercent = null, int? Cap = null, int? Minimum = null, int? Fixed = null, int? Assumed = null,
    int? Backorders = null, Treatment? Treatment = null, bool? SellUnpublished = null)
{
    public bool SaysNothing => this == new StockSay();

    /// <summary>The numbers that are said, by name, in the order in which screens show them.</summary>
    public IEnumerable<(string Name, int Value)> Numbers()
    {
        (string, int?)[] all =
        [
            (nameof(Safety), Safety), (nameof(SafetyPercent), SafetyPercent), (nameof(Cap), Cap), (nameof(Minimum), Minimum),
            (nameof(Fixed), Fixed), (nameof(Assumed), Assumed), (nameof(Backorders), Backorders),
        ];
        return all.Where(n => n.Item2 is not null).Select(n => (n.Item1, n.Item2!.Value));
    }

    /// <summary>As the trail keeps it: <c>Safety=3;Cap=10;Treatment=HandsOff</c>. Empty where nothing is said.</summary>
    public string ToText() =>
        string.Join(';', Numbers().Select(n => string.Create(CultureInfo.InvariantCulture, $"{n.Name}={n.Value}"))
        .Concat(Treatment is { } treatment ? [$"{nameof(Treatment)}={treatment}"] : [])
        .Concat(SellUnpublished is { } sell ? [$"{nameof(SellUnpublished)}={sell}"] : []));

    /// <returns>Null where this is no text of <see cref="ToText"/>.</returns>
    public static StockSay? TryParse(string text)
    {
        var say = new StockSay();
        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = part.Split('=') is [var left, var right] ? (left, right) : ("", "");
            if (name == nameof(Treatment))
            {
                if (!Enum.TryParse<Treatment>(value, out var treatment)) return null;
                say = say with { Treatment = treatment };
                continue;
            }

            if (name == nameof(SellUnpublished))
            {
                if (!bool.TryParse(value, out var sell)) return null;
                say = say with { SellUnpublished = sell };
                continue;
            }

            if (!int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                || say.With(name, number) is not { } more) return null;
            say = more;
        }

        return say;
    }

    private StockSay? With(string name, int number) => name switch
    {
        nameof(Safety) => this with { Safety = number },
        nameof(SafetyPercent) => this with { SafetyPercent = number },
        nameof(Cap) => this with { Cap = number },
        nameof(Minimum) => this with { Minimum = number },
        nameof(Fixed) => this with { Fixed = number },
        nameof(Assumed) => this with { Assumed = number },
        nameof(Backorders) => this with { Backorders = number },
        _ => null,
    };
}
