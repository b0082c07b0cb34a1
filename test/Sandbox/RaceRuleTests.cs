using CsCheck;
using Tandem.Sandbox.Ledger;

namespace Tandem.Tests.Sandbox;

public sealed class RaceRuleTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    // Seconds between when the other sale could be known and this sale; null: not knowable at all.
    private static readonly Gen<OtherSale> Sale =
        from units in Gen.Int[1, 5]
        from seconds in Gen.Int[-60, 120].Nullable()
        select Other(units, seconds);

    private static readonly Gen<(int Units, int Left, OtherSale[] Others)> Case =
        Gen.Select(Gen.Int[1, 9], Gen.Int[-9, 9], Sale.Array[0, 5]);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    public void Sale_OfWhatIsThere_IsNoOversell(int units, int left) =>
        Assert.Equal(default, Judge(units, left));

    [Fact]
    public void Sale_OfWhatIsSoldLongAgo_IsTheConnectors() =>
        Assert.Equal(new Oversell(ByConnector: 1, Unavoidable: 0), Judge(1, 0, Other(1, 31)));

    [Fact]
    public void Sale_WithinTheWindow_IsUnavoidable() =>
        Assert.Equal(new Oversell(ByConnector: 0, Unavoidable: 1), Judge(1, 0, Other(1, 29)));

    [Fact]
    public void Sale_AtTheWindowsEnd_IsTheConnectors() =>
        Assert.Equal(new Oversell(ByConnector: 1, Unavoidable: 0), Judge(1, 0, Other(1, 30)));

    [Fact]
    public void Sale_BeforeTheOtherCanBeKnown_IsUnavoidable()
    {
        Assert.Equal(new Oversell(0, 1), Judge(1, 0, Other(1, null)));
        Assert.Equal(new Oversell(0, 1), Judge(1, 0, Other(1, -10)));
    }

    [Fact]
    public void Sale_WithoutAnyOther_IsTheConnectors() =>
        Assert.Equal(new Oversell(ByConnector: 2, Unavoidable: 0), Judge(3, 1));

    [Fact]
    public void Sale_OfMoreThanTheRaceExplains_IsDivided() =>
        // The other side sold 2 of 2 a moment ago; who sells 3 now sold one that nobody had.
        Assert.Equal(new Oversell(ByConnector: 1, Unavoidable: 2), Judge(3, 0, Other(2, 1)));

    [Fact]
    public void Sale_OfWhatIsAlreadyMissing_IsNotExcusedByAnOldRace() =>
        // Two were missing; the unknown sale of one would still have left nothing to offer.
        Assert.Equal(new Oversell(ByConnector: 1, Unavoidable: 0), Judge(1, -2, Other(1, 1)));

    [Fact]
    public void Parts_MakeUpWhatIsMissing() => Case.Sample(each =>
    {
        var found = Judge(each.Units, each.Left, each.Others);
        Assert.True(found.ByConnector >= 0 && found.Unavoidable >= 0);
        Assert.Equal(Math.Max(0, each.Units - Math.Max(0, each.Left)), found.ByConnector + found.Unavoidable);
    });

    [Fact]
    public void Knowledge_MoreOfIt_NeverMakesLessBlame() =>
        Gen.Select(Case, Gen.Int[0, 4], Gen.Int[0, 200]).Sample((each, which, sooner) =>
        {
            if (each.Others.Length == 0) return;
            var wiser = each.Others.ToArray();
            ref var sale = ref wiser[which % wiser.Length];
            sale = sale with { KnowableAt = (sale.KnowableAt ?? At) - TimeSpan.FromSeconds(sooner) };
            Assert.True(
                Judge(each.Units, each.Left, wiser).ByConnector >= Judge(each.Units, each.Left, each.Others).ByConnector);
        });

    [Fact]
    public void Window_Longer_NeverMakesMoreBlame() => Gen.Select(Case, Gen.Int[0, 100]).Sample((each, more) => Assert.True(
        RaceRule.Judge(each.Units, each.Left, each.Others, At, Window + TimeSpan.FromSeconds(more)).ByConnector
        <= Judge(each.Units, each.Left, each.Others).ByConnector));

    [Fact]
    public void Race_IsNeverMoreThanTheOtherSideSold() => Case.Sample(each => Assert.True(
        Judge(each.Units, each.Left, each.Others).Unavoidable <= each.Others.Sum(sale => sale.Units)));

    private static OtherSale Other(int units, int? secondsAgo) =>
        new(units, secondsAgo is { } seconds ? At.AddSeconds(-seconds) : null);

    private static Oversell Judge(int units, int left, params OtherSale[] others) =>
        RaceRule.Judge(units, left, others, At, Window);
}
