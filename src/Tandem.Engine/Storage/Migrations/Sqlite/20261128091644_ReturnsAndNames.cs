using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tandem.Engine.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReturnsAndNames : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Name",
                table: "parent_products",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "returns",
                columns: table => new
                {
                    Key = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SellerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReturnId = table.Column<string>(type: "TEXT", nullable: false),
                    RmaId = table.Column<string>(type: "TEXT", nullable: false),
                    BolOrderId = table.Column<string>(type: "TEXT", nullable: false),
                    OrderKey = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderItemId = table.Column<string>(type: "TEXT", nullable: true),
                    Ean = table.Column<string>(type: "TEXT", nullable: true),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    Why = table.Column<string>(type: "TEXT", nullable: false),
                    WhyDetail = table.Column<string>(type: "TEXT", nullable: false),
                    Lvb = table.Column<bool>(type: "INTEGER", nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SeenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Handled = table.Column<bool>(type: "INTEGER", nullable: false),
                    HandledAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Results = table.Column<string>(type: "TEXT", nullable: false),
                    Gone = table.Column<bool>(type: "INTEGER", nullable: false),
                    AlarmAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Untold = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_returns", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_returns_AccountId_RmaId",
                table: "returns",
                columns: new[] { "AccountId", "RmaId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_returns_OrderKey",
                table: "returns",
                column: "OrderKey");

            migrationBuilder.CreateIndex(
                name: "IX_returns_SellerId",
                table: "returns",
                column: "SellerId");

            migrationBuilder.CreateIndex(
                name: "returns_untold",
                table: "returns",
                column: "SellerId",
                filter: "\"Untold\"");

            migrationBuilder.CreateIndex(
                name: "returns_waiting",
                table: "returns",
                column: "AccountId",
                filter: "NOT \"Handled\"");

            migrationBuilder.CreateIndex(
                name: "returns_without_order",
                table: "returns",
                columns: new[] { "AccountId", "BolOrderId" },
                filter: "\"OrderKey\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "returns");

            migrationBuilder.DropColumn(
                name: "Name",
                table: "parent_products");
        }
    }
}
