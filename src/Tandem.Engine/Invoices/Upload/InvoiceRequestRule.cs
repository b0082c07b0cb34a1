using Tandem.Bol;

namespace Tandem.Engine.Invoices.Upload;

/// <summary>What bol answered about the invoice of one shipment, without its customer.</summary>
internal sealed record SeenRequest(
    string ShipmentId, string? BolOrderId, InvoiceRequestState State, DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt,
    DateTimeOffset? ChangedAt)
{
    /// <summary>When the last file came; null: none did yet.</summary>
    public DateTimeOffset? UploadedAt { get; init; }
}

/// <summary>What a request for an invoice says, and by when it is to be answered. Pure.</summary>
internal static class InvoiceRequestRule
{
    /// <summary>bol has a time within which to answer and its page does not tell it here: a day (facts/bol.md §9).</summary>
    public static readonly TimeSpan TimeToAnswer = TimeSpan.FromHours(24);

    // What bol lists is behind by minutes; beyond this it says what it means.
    private static readonly TimeSpan Settles = TimeSpan.FromHours(1);

    // Who is asked in the morning still has the day for it.
    private static readonly TimeSpan AsksBefore = TimeSpan.FromHours(8);

    public static InvoiceRequestState StateOf(string? status) => status switch
    {
        "INVOICE_REQUESTED" => InvoiceRequestState.Asked,
        "INVOICE_UPLOADED" => InvoiceRequestState.Uploaded,
        "INVOICE_INCORRECT" => InvoiceRequestState.Incorrect,
        "INVOICE_VIRUS_DETECTED" => InvoiceRequestState.Virus,
        "FINISHED" => InvoiceRequestState.Finished,
        _ => InvoiceRequestState.Other,
    };

    /// <summary>
    /// Takes over what bol answered. Where it does not say when the customer asked, that is now, at the latest.
    /// </summary>
    /// <returns>Null where it names no shipment.</returns>
    public static SeenRequest? Of(BolInvoiceRequest request, DateTimeOffset now)
    {
        if (request.ShipmentId is not { Length: > 0 and <= 40 } shipment) return null;
        var steps = (request.StatusTransitions ?? [])
            .Where(step => step.StatusDateTime is { Year: >= 2000 and < 2200 })
            .Select(step => (State: StateOf(step.Status), At: step.StatusDateTime!.Value.ToUniversalTime()))
            .OrderBy(step => step.At).ToList();
        var state = request.Status is null && steps.Count > 0 ? steps[^1].State : StateOf(request.Status);
        return new SeenRequest(
            shipment, request.OrderId is { Length: > 0 and <= 40 } order ? order : null, state,
            First(InvoiceRequestState.Asked) ?? (state == InvoiceRequestState.Asked ? now : null),
            First(InvoiceRequestState.Uploaded), steps.Count > 0 ? steps[^1].At : null)
        {
            UploadedAt = steps.Where(step => step.State == InvoiceRequestState.Uploaded).Select(step => (DateTimeOffset?)step.At)
                .LastOrDefault(),
        };

        DateTimeOffset? First(InvoiceRequestState wanted) => steps.Where(step => step.State == wanted)
            .Select(step => (DateTimeOffset?)step.At).FirstOrDefault();
    }

    /// <summary>
    /// Whether bol says nothing new: a list may be behind what was read of the one alone, and a while behind a file that went
    /// there since. bol's clock is held against its own word only, ours against ours.
    /// </summary>
    public static bool IsBehind(SeenRequest seen, InvoiceRequest known, DateTimeOffset now) =>
        seen.ChangedAt < known.ChangedAt || (seen.ChangedAt == known.ChangedAt && now - known.GivenAt < Settles);

    /// <summary>The seller still has to do something at bol, or bol with what it got.</summary>
    public static bool IsOpen(InvoiceRequestState state) => state != InvoiceRequestState.Finished;

    /// <summary>The file that was uploaded will not do.</summary>
    public static bool IsRefused(InvoiceRequestState state) =>
        state is InvoiceRequestState.Incorrect or InvoiceRequestState.Virus;

    /// <summary>By when the seller is to answer; null: nobody asked.</summary>
    public static DateTimeOffset? DeadlineOf(DateTimeOffset? askedAt) => askedAt + TimeToAnswer;

    /// <summary>When a person is asked about one that nobody has answered; null: never.</summary>
    public static DateTimeOffset? AlarmAt(InvoiceRequestState state, DateTimeOffset? deadline) =>
        state == InvoiceRequestState.Asked ? deadline - AsksBefore : null;
}
