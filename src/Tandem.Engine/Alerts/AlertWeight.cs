using System.Globalization;

namespace Tandem.Engine.Alerts;

/// <summary>How bad it is, in figures that are compared one by one.</summary>
/// <param name="Count">Questions or writes; of a silent source, how often its target went by.</param>
/// <param name="Soon">Of those, with a deadline within a day or behind them.</param>
/// <param name="Near">Within four hours or behind them.</param>
/// <param name="Passed">Deadlines that are behind them; one order may have several.</param>
internal readonly record struct AlertWeight(int Count, int Soon = 0, int Near = 0, int Passed = 0)
{
    /// <summary>Any of it is there for the first time, or twice as much as was told.</summary>
    public bool IsWorseThan(AlertWeight told) =>
        Grew(Count, told.Count) || Grew(Soon, told.Soon) || Grew(Near, told.Near) || Grew(Passed, told.Passed);

    /// <summary>The most of each: what was told once is not told again.</summary>
    public AlertWeight And(AlertWeight other) => new(
        Math.Max(Count, other.Count), Math.Max(Soon, other.Soon), Math.Max(Near, other.Near), Math.Max(Passed, other.Passed));

    /// <summary>
    /// What still counts as told: of what has halved since, no more than there is, so that it is told when it grows again.
    /// </summary>
    public AlertWeight FallenTo(AlertWeight now) => new(
        Fell(Count, now.Count), Fell(Soon, now.Soon), Fell(Near, now.Near), Fell(Passed, now.Passed));

    /// <summary>As it is stored; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count}/{Soon}/{Near}/{Passed}");

    /// <exception cref="FormatException">Nothing that <see cref="ToString"/> wrote.</exception>
    public static AlertWeight Parse(string text) =>
        text.Split('/').Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToArray()
            is [var count, var soon, var near, var passed]
            ? new(count, soon, near, passed) : throw new FormatException($"'{text}' is no weight.");

    private static int Fell(int told, int now) => 2 * now <= told ? now : told;

    private static bool Grew(int now, int told) => now > told && now >= 2 * told;
}
