using CsCheck;
using Tandem.Engine.Stock;

namespace Tandem.Tests.Stock;

/// <summary>What counts of all that a seller has set, what may be set at all, and what a change is called.</summary>
public sealed class SettingsRuleTests
{
    private static readonly Gen<int?> Number = Gen.Int[0, 20].Nullable();

    private static readonly Gen<StockSetting> Settings = Gen.Select(
        Pick.One(Enum.GetValues<SettingScope>()), Number, Number, Number, Number, Number,
        Pick.One<Treatment?>(null, Treatment.Follow, Treatment.HandsOff, Treatment.ShowNothing),
        Gen.Select(Number, Number, Pick.One<bool?>(null, true, false)),
        (scope, safety, percent, cap, minimum, always, treatment, more) => new StockSetting { Scope = scope }.Take(
            new StockSay(safety, percent, cap, minimum, always, more.Item1, more.Item2, treatment, more.Item3)));

    [Fact]
    public void Nothing_IsSet_WhereNothingIsFound() => Assert.Equal(StockSettings.None, SettingsRule.Resolve([], 1));

    [Theory]
    [InlineData(SettingScope.Seller, SettingScope.Category)]
    [InlineData(SettingScope.Seller, SettingScope.Tag)]
    [InlineData(SettingScope.Category, SettingScope.Item)]
    [InlineData(SettingScope.Tag, SettingScope.Item)]
    [InlineData(SettingScope.Item, SettingScope.Offer)]
    public void NearestScope_Wins(SettingScope wide, SettingScope near)
    {
        var settled =
            SettingsRule.Resolve([Setting(wide, new(Safety: 9, Cap: 1, Minimum: 9)), Setting(near, new(Safety: 1, Cap: 5))], 1);

        // What the nearer does not say, the wider says.
        Assert.Equal(new StockSettings(Safety: 1, Cap: 5, Minimum: 9), settled);
    }

    [Fact]
    public void CategoryAndTag_AreOneScope_AndTheMostCarefulCounts()
    {
        var settled = SettingsRule.Resolve(
            [
                Setting(SettingScope.Category, new(Safety: 2, Cap: 10, Minimum: 1, Treatment: Treatment.HandsOff)),
                Setting(SettingScope.Category, new(Safety: 3, Cap: 12, Minimum: 4)),
                Setting(SettingScope.Tag, new(Safety: 1, Cap: 4, Treatment: Treatment.ShowNothing)),
            ], 1);
        Assert.Equal(new StockSettings(Safety: 3, Cap: 4, Minimum: 4, Treatment: Treatment.ShowNothing), settled);
    }

    [Fact]
    public void UnitsAndShare_AreOneThought()
    {
        Assert.Equal(
            new StockSettings(SafetyPercent: 10),
            SettingsRule.Resolve(
                [Setting(SettingScope.Seller, new(Safety: 5)), Setting(SettingScope.Item, new(SafetyPercent: 10))], 1));
        Assert.Equal(
            StockSettings.None,
            SettingsRule.Resolve([Setting(SettingScope.Seller, new(Safety: 5, SafetyPercent: 20)),
                Setting(SettingScope.Item, new(Safety: 0))], 1));
    }

    [Fact]
    public void SafetyOfAnOffer_IsInUnitsOfTheOffer() =>
        Assert.Equal(6, SettingsRule.Resolve([Setting(SettingScope.Offer, new(Safety: 2))], 3).Safety);

    [Fact]
    public void EachNumber_IsTheMostCarefulOfTheNearestScopeThatSaysIt() => Settings.Array[0, 8].Sample(found =>
    {
        var settled = SettingsRule.Resolve(found, 1);
        Assert.Equal(Nearest(found, s => s.Cap)?.Min(), settled.Cap);
        Assert.Equal(Nearest(found, s => s.Minimum)?.Max(), settled.Minimum);
        Assert.Equal(Nearest(found, s => s.Fixed)?.Min(), settled.Fixed);
        Assert.Equal(Nearest(found, s => s.Assumed)?.Min(), settled.Assumed);
        Assert.Equal(Nearest(found, s => s.Backorders)?.Min(), settled.Backorders);
        Assert.Equal(Nearest(found, s => (int?)s.Treatment)?.Max() ?? 0, (int)settled.Treatment);
        Assert.Equal(Nearest(found, s => s.SellUnpublished is { } sell ? sell ? 1 : 0 : null)?.Min() ?? 0,
            settled.SellUnpublished ? 1 : 0);
    });

    /// <summary>The nearest scope that names units or a share; of several there the most of each.</summary>
    [Fact]
    public void Safety_IsThatOfTheNearestScopeThatNamesAny() => Gen.Select(Settings.Array[0, 8], Gen.Int[1, 4])
        .Sample((found, per) =>
    {
        var named = found.Where(s => s.Safety is not null || s.SafetyPercent is not null).ToList();
        int Rank(StockSetting s) => s.Scope == SettingScope.Tag ? (int)SettingScope.Category : (int)s.Scope;
        var nearest = named.FindAll(s => Rank(s) == named.Max(Rank));
        var (units, percent) = (0, 0);
        foreach (var one in nearest)
        {
            units = Math.Max(units, (one.Safety ?? 0) * (one.Scope == SettingScope.Offer ? per : 1));
            percent = Math.Max(percent, one.SafetyPercent ?? 0);
        }

        var settled = SettingsRule.Resolve(found, per);
        Assert.Equal((units, percent), (settled.Safety, settled.SafetyPercent));
    });

    [Fact]
    public void Order_DoesNotMatter() =>
        Settings.Array[0, 8].SelectMany(found => Gen.Shuffle(found).Select(shuffled => (found, shuffled))).Sample(pair =>
        Assert.Equal(SettingsRule.Resolve(pair.found, 2), SettingsRule.Resolve(pair.shuffled, 2)));

    [Fact]
    public void AnotherCategory_NeverMakesItLessCareful() => Gen.Select(Settings.Array[1, 6], Settings).Sample((found, more) =>
    {
        more.Scope = SettingScope.Category;
        var grouped = found.Where(s => s.Scope is SettingScope.Category or SettingScope.Tag).ToList();
        var (before, after) = (SettingsRule.Resolve(grouped, 1), SettingsRule.Resolve([.. grouped, more], 1));
        Assert.True(after.Safety >= before.Safety && after.SafetyPercent >= before.SafetyPercent
            && after.Treatment >= before.Treatment);
        Assert.True((after.Cap ?? int.MaxValue) <= (before.Cap ?? int.MaxValue) && (after.Minimum ?? 0) >= (before.Minimum ?? 0));
    });

    [Theory]
    [InlineData("", "")]
    [InlineData("Safety=0;SafetyPercent=100;Cap=999;Minimum=999;Fixed=0;Assumed=1;Backorders=5;Treatment=HandsOff", "")]
    [InlineData("Safety=-1", "setting.negative")]
    [InlineData("Safety=1000001", "setting.too-high")]
    [InlineData("SafetyPercent=101", "setting.percent")]
    [InlineData("SafetyPercent=-1", "setting.negative")]
    [InlineData("Cap=1000", "setting.too-high")]
    [InlineData("Fixed=1000", "setting.too-high")]
    [InlineData("Minimum=1000", "setting.too-high")]
    [InlineData("Assumed=1000000;Backorders=1000000;Safety=1000000;Fixed=999", "")]
    [InlineData("Assumed=1000001;Backorders=1000001", "setting.too-high setting.too-high")]
    [InlineData("Minimum=5;Cap=4", "setting.minimum-above-cap")]
    [InlineData("Minimum=4;Cap=4", "")]
    [InlineData("Safety=-1;Cap=1000", "setting.negative setting.too-high")]
    public void Say_IsChecked(string say, string problems) =>
        Assert.Equal(problems, string.Join(' ', SayRule.Problems(StockSay.TryParse(say)!).Select(p => p.Code)));

    [Theory]
    [InlineData(0.1, 5, "")]
    [InlineData(50, 0, "")]
    [InlineData(0.0001, 999, "")]
    [InlineData(0.00009, 5, "setting.chance")]
    [InlineData(50.1, 5, "setting.chance")]
    [InlineData(1, 1000, "setting.most")]
    [InlineData(0, 5, "setting.chance")]
    [InlineData(51, -1, "setting.chance setting.most")]
    [InlineData(double.NaN, 1000, "setting.chance setting.most")]
    public void AdaptiveSay_IsChecked(double chance, int most, string problems) => Assert.Equal(
        problems, string.Join(' ', SayRule.Problems(new AdaptiveSay(AdaptiveMode.Apply, chance, most)).Select(p => p.Code)));

    [Theory]
    [InlineData("Safety=-1", "setting.negative field=Safety")]
    [InlineData("SafetyPercent=101", "setting.percent value=101")]
    [InlineData("Cap=1000", "setting.too-high field=Cap, value=1000, most=999")]
    [InlineData("Safety=1000001", "setting.too-high field=Safety, value=1000001, most=1000000")]
    [InlineData("Minimum=5;Cap=4", "setting.minimum-above-cap minimum=5, cap=4")]
    public void Say_ThatIsWrong_IsToldWithItsFigures(string say, string told)
    {
        Assert.Equal(told, Assert.Single(SayRule.Problems(StockSay.TryParse(say)!)).ToString());
        Assert.Equal("setting.most most=999", SayRule.Problems(new AdaptiveSay(AdaptiveMode.Apply, 1, 1000))[0].ToString());
    }

    [Fact]
    public void Say_WrittenDown_IsReadBack() =>
        Settings.Sample(setting => Assert.Equal(setting.ToSay(), StockSay.TryParse(setting.ToSay().ToText())));

    [Theory]
    [InlineData("Cap")]
    [InlineData("Cap=x")]
    [InlineData("Name=4")]
    [InlineData("Treatment=Sell")]
    public void Say_ThatIsNone_IsNotRead(string text) => Assert.Null(StockSay.TryParse(text));

    [Theory]
    [InlineData(5, 0, StockDiff.ToZero)]
    [InlineData(null, 0, StockDiff.ToZero)]
    [InlineData(0, 5, StockDiff.ComesOnline)]
    [InlineData(10, 4, StockDiff.Large)]
    [InlineData(10, 5, StockDiff.Small)] // exactly half
    [InlineData(4, 8, StockDiff.Small)] // double, but of few
    [InlineData(4, 9, StockDiff.Large)]
    [InlineData(20, 22, StockDiff.Small)]
    [InlineData(null, 7, StockDiff.Small)]
    [InlineData(7, 7, StockDiff.Unchanged)]
    [InlineData(0, 0, StockDiff.Unchanged)]
    [InlineData(7, null, StockDiff.LeftAlone)]
    public void Change_HasAName(int? now, int? then, StockDiff expected) => Assert.Equal(expected, DiffRule.Of(now, then));

    private static List<int>? Nearest(StockSetting[] found, Func<StockSetting, int?> value) => found
        .GroupBy(s => s.Scope switch
        {
            SettingScope.Offer => 3,
            SettingScope.Item => 2,
            SettingScope.Category
            or SettingScope.Tag => 1,
            _ => 0
        })
        .OrderByDescending(g => g.Key).Select(g => g.Select(value).OfType<int>().ToList())
        .FirstOrDefault(values => values.Count > 0);

    private static StockSetting Setting(SettingScope scope, StockSay say) => new StockSetting { Scope = scope }.Take(say);
}
