using Tandem.Engine.Orders;
using Tandem.Engine.Orders.Cancel;
using Tandem.Engine.Pages;
using Tandem.Engine.Shipments.Deadlines;

namespace Tandem.Web.Pages.Parts;

/// <summary>What a person can do about an order from its banner.</summary>
public enum NowAct
{
    /// <summary>Go to the question about cancelling.</summary>
    Cancel,

    /// <summary>Go to what else is asked.</summary>
    Questions,
    Label,
    Slip,

    /// <summary>Say that it was sent.</summary>
    Ship,

    /// <summary>Go to the parcels: fill in a code.</summary>
    Parcels,
    Return,
}

/// <summary>The one thing that is to be done about an order now, and its buttons, the first of them first. Pure.</summary>
/// <param name="Say">The name of the sentence.</param>
internal sealed record WhatNow(string Say, string Tone, IReadOnlyList<NowAct> Acts)
{
    /// <param name="cancel">What is asked about cancelling.</param>
    /// <param name="told">Somebody told of a parcel of all that is open, and bol has not confirmed it.</param>
    /// <param name="deadline">How the order stands against bol's dates.</param>
    public static WhatNow Of(OrderPage page, CancelQuestion cancel, bool told, DeadlineState deadline)
    {
        if (cancel == CancelQuestion.Request) return new("answer", "bad", [NowAct.Cancel]);
        if (cancel != CancelQuestion.None) return new("cancel-question", "bad", [NowAct.Cancel]);
        var next = OrderStep.Next(page);
        var late = deadline >= DeadlineState.Soon ? "bad" : "info";
        var now = next switch
        {
            "send" when told => new WhatNow("told", "quiet", []),
            "send" => new WhatNow(deadline >= DeadlineState.HandOverMissed ? "send-late" : "send", late,
                [NowAct.Ship, NowAct.Slip, NowAct.Parcels]),
            "label" => new WhatNow("label", late, [NowAct.Label]),
            "tracking" when page.Order.Fulfilment == Fulfilment.Own => new WhatNow("tracking", late, [NowAct.Parcels]),
            "return" => new WhatNow("return", "warn", [NowAct.Return]),
            _ => new WhatNow(next, "quiet", []),
        };

        // A question stops nothing that can go on, so it is said beside; where nothing else is to be done it is what is.
        return page.Questions.Count == 0 ? now : now.Acts.Count > 0 ? now with { Acts = [.. now.Acts, NowAct.Questions] }
            : new WhatNow("question", "warn", [NowAct.Questions]);
    }
}
