using Tandem.Engine.Journal;
using Tandem.Engine.Loop;
using Tandem.Engine.Monitoring;
using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Deadlines;
using Tandem.Engine.Values;
using Tandem.Web.Pages.Parts;

namespace Tandem.Tests.Web;

/// <summary>The one thing that an order's page says to do.</summary>
public sealed class WhatNowTests
{
    private static readonly DateTimeOffset Placed = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OrderState.Seen, Fulfilment.Own, CancelQuestion.None, DeadlineState.Fine, "import", "quiet", "")]
    [InlineData(OrderState.Imported, Fulfilment.Own, CancelQuestion.None, DeadlineState.Fine, "send", "info",
        "Ship Slip Parcels")]
    [InlineData(OrderState.Imported, Fulfilment.Own, CancelQuestion.None, DeadlineState.Soon, "send", "bad",
        "Ship Slip Parcels")]
    [InlineData(OrderState.Imported, Fulfilment.Own, CancelQuestion.None, DeadlineState.Late, "send-late", "bad",
        "Ship Slip Parcels")]
    [InlineData(OrderState.Imported, Fulfilment.Own, CancelQuestion.Request, DeadlineState.Late, "answer", "bad", "Cancel")]
    [InlineData(OrderState.Imported, Fulfilment.Own, CancelQuestion.ClosedInShop, DeadlineState.Fine,
        "cancel-question", "bad", "Cancel")]
    [InlineData(OrderState.Imported, Fulfilment.Vvb, CancelQuestion.None, DeadlineState.Fine, "label", "info", "Label")]
    [InlineData(OrderState.Imported, Fulfilment.Lvb, CancelQuestion.None, DeadlineState.Fine, "bol-sends", "quiet", "")]
    [InlineData(OrderState.Shipped, Fulfilment.Own, CancelQuestion.None, DeadlineState.Done, "done", "quiet", "")]
    [InlineData(OrderState.Shipped, Fulfilment.Own, CancelQuestion.SentOrOnShelf, DeadlineState.Done,
        "cancel-question", "bad", "Cancel")]
    [InlineData(OrderState.Cancelled, Fulfilment.Own, CancelQuestion.None, DeadlineState.Done, "done", "quiet", "")]
    [InlineData(OrderState.Skipped, Fulfilment.Own, CancelQuestion.None, DeadlineState.Fine, "left-out", "quiet", "")]
    public void Order_SaysOneThing(OrderState state, Fulfilment how, CancelQuestion cancel, DeadlineState deadline, string say,
        string tone, string acts)
    {
        var now = WhatNow.Of(Page(state, how), cancel, told: false, deadline);
        Assert.Equal((say, tone, acts), (now.Say, now.Tone, string.Join(' ', now.Acts)));
    }

    [Fact]
    public void WhatWasTold_IsNotAskedAgain() =>
        Assert.Equal("told",
            WhatNow.Of(Page(OrderState.Imported, Fulfilment.Own), CancelQuestion.None, true, DeadlineState.Fine).Say);

    [Fact]
    public void Question_StopsNothingThatCanGoOn()
    {
        var question = new AttentionRow(1, ActivitySubject.Order, 1, Reason.Of("attention.maybe-code"), Placed);
        var open = WhatNow.Of(Page(OrderState.Imported, Fulfilment.Own, question), CancelQuestion.None, false,
            DeadlineState.Fine);
        Assert.Equal(("send", NowAct.Questions), (open.Say, open.Acts[^1]));
        var done = WhatNow.Of(Page(OrderState.Shipped, Fulfilment.Own, question), CancelQuestion.None, false, DeadlineState.Done);
        Assert.Equal(("question", "warn"), (done.Say, done.Tone));
    }

    [Fact]
    public void SentWithoutACode_AsksForIt()
    {
        var page = Page(OrderState.Imported, Fulfilment.Own) with { CompletedInShopAt = Placed };
        Assert.Equal(("tracking", NowAct.Parcels), (WhatNow.Of(page, CancelQuestion.None, false, DeadlineState.Fine) is var now
            ? (now.Say, now.Acts[0]) : default));
        var write = new OrderWrite(IntentKind.Ship, IntentState.Sent, null, Placed, Placed, null, Placed, 1, null);
        var told = page with { Writes = [write] };
        Assert.Equal("confirm", WhatNow.Of(told, CancelQuestion.None, false, DeadlineState.Fine).Say);
    }

    private static OrderPage Page(OrderState state, Fulfilment how, params AttentionRow[] questions) => new(
        new OrderRow(1, "A", Placed, state, null, 7, null, "processing", null, null, null, 1, how, false), Placed, Placed, null,
        null, [], [], [], questions);
}
