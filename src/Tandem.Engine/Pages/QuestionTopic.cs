namespace Tandem.Engine.Pages;

/// <summary>What a question is about, as a shop owner would sort it.</summary>
public enum QuestionTopic
{
    Cancellation,
    Deadline,
    Shipping,
    Returns,
    Invoices,
    Import,
    Stock,
    Links,
    Connection,
}
