namespace Tandem.Sandbox.Bol;

/// <summary>The invoice of a shipment, which its customer asked for or the seller gave: how far that is.</summary>
internal sealed class SimInvoiceRequest
{
    public const string Requested = "INVOICE_REQUESTED";
    public const string Uploaded = "INVOICE_UPLOADED";
    public const string Incorrect = "INVOICE_INCORRECT";
    public const string Virus = "INVOICE_VIRUS_DETECTED";
    public const string Finished = "FINISHED";

    public required SimShipment Shipment { get; init; }
    public List<(string Status, DateTimeOffset At)> Steps { get; } = [];

    /// <summary>Files that came, and when.</summary>
    public List<(byte[] File, DateTimeOffset At)> Files { get; } = [];

    /// <summary>When the last file will have been looked through; null: none waits for that.</summary>
    public DateTimeOffset? CheckedAt { get; set; }

    public string Status => Steps[^1].Status;

    public bool IsAsked => Steps.Exists(step => step.Status == Requested);
}
