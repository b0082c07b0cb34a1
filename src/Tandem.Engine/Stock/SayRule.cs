using Tandem.Engine.Values;

namespace Tandem.Engine.Stock;

/// <summary>What is wrong with something that a seller says about stock. Pure: the form asks it while it is typed in.</summary>
public static class SayRule
{
    /// <summary>Nobody has more of one item; above it a number is a slip of the finger.</summary>
    private const int Most = 1_000_000;

    /// <returns>Empty where it may be saved.</returns>
    public static IReadOnlyList<Reason> Problems(StockSay say)
    {
        var problems = new List<Reason>();
        foreach (var (name, value) in say.Numbers())
        {
            var most = Highest(name);
            if (value < 0) problems.Add(Reason.Of("setting.negative", ("field", name)));
            else if (name == nameof(StockSay.SafetyPercent) && value > most)
                problems.Add(Reason.Of("setting.percent", ("value", value)));
            else if (value > most) problems.Add(Reason.Of("setting.too-high", ("field", name), ("value", value), ("most", most)));
        }

        // A minimum that the cap never lets it reach would keep the offer at 0 for ever: "show nothing" says that in so many
        // words.
        if (say.Minimum > say.Cap)
            problems.Add(Reason.Of("setting.minimum-above-cap", ("minimum", say.Minimum), ("cap", say.Cap)));
        return problems;
    }

    public static IReadOnlyList<Reason> Problems(AdaptiveSay say)
    {
        var problems = new List<Reason>();
        if (say.ChancePercent is not (>= 0.0001 and <= 50)) problems.Add(Reason.Of("setting.chance"));
        if (say.Most is < 0 or > StockRule.Highest) problems.Add(Reason.Of("setting.most", ("most", StockRule.Highest)));
        return problems;
    }

    private static int Highest(string name) => name switch
    {
        nameof(StockSay.SafetyPercent) => 100,
        nameof(StockSay.Cap) or nameof(StockSay.Minimum) or nameof(StockSay.Fixed) => StockRule.Highest,
        _ => Most,
    };
}
