namespace Tandem.Engine.Invoices;

/// <summary>Names of what is asked about invoices: the same thing is asked once.</summary>
internal static class InvoiceQuestions
{
    /// <summary>No invoice or credit note can be made of the order yet.</summary>
    public static string Of(string bolOrderId) => $"invoice:{bolOrderId}";

    /// <summary>More was credited than went back: a refund was taken away in the shop.</summary>
    public static string Credited(string bolOrderId) => $"invoice-credited:{bolOrderId}";
}
