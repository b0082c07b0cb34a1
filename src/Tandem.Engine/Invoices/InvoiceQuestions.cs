namespace Tandem.Engine.Invoices;

/// <summary>Names of what is asked about invoices: the same thing is asked once.</summary>
internal static class InvoiceQuestions
{
    /// <summary>Who the seller is in law is missing, which no invoice can do without.</summary>
    public const string Business = "invoice-business";

    /// <summary>No invoice or credit note can be made of the order yet.</summary>
    public static string Of(string bolOrderId) => $"invoice:{bolOrderId}";

    /// <summary>More was credited than went back: a refund was taken away in the shop.</summary>
    public static string Credited(string bolOrderId) => $"invoice-credited:{bolOrderId}";

    /// <summary>VAT was charged to a business abroad that may not owe it.</summary>
    public static string Zero(string bolOrderId) => $"invoice-zero:{bolOrderId}";

    /// <summary>So much of the threshold of sales to consumers elsewhere is reached.</summary>
    public static string Threshold(int year, int level) => $"oss-threshold:{year}:{level}";
}
