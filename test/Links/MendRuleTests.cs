using Tandem.Engine.Catalog;
using Tandem.Engine.Links;
using static Tandem.Engine.Catalog.MatchVerdict;

namespace Tandem.Tests.Links;

public sealed class MendRuleTests
{
    [Fact]
    public void NothingWrong_IsNothingToMend() =>
        Assert.Empty(Rank((Matched, 40), (NoOffer, 12), (NoGtin, 3), (LinkedByHand, 2), (Translation, 1)));

    [Fact]
    public void MostWithoutAnEan_WhileOffersWait_IsOneSetting_AndComesFirst()
    {
        var mends = Rank((NoGtin, 90), (Matched, 2), (OfferWithoutItem, 30), (DuplicateGtin, 4));

        Assert.Equal([(NoGtin, true), (OfferWithoutItem, false), (DuplicateGtin, false)],
            mends.Select(m => (m.Verdict, m.AtOnce)));
    }

    [Fact]
    public void WhatKeepsAnOfferUnlinked_ComesBeforeWhatIsWorthALook_TheMostRowsFirst() =>
        Assert.Equal([InvalidGtin, DuplicateOffers, SkuDisagrees, Changed],
            Rank((Matched, 50), (SkuDisagrees, 40), (Changed, 3), (InvalidGtin, 7), (DuplicateOffers, 2)).Select(m => m.Verdict));

    private static IReadOnlyList<Mend> Rank(params (MatchVerdict Verdict, int Count)[] counts) =>
        MendRule.Rank(counts.ToDictionary(c => c.Verdict, c => c.Count));
}
